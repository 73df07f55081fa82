import type { Origin } from '../../desk/origin/types.ts'
import { momentIn } from './Edited.tsx'
import type { Say } from './say.ts'

type Props = { locale: string; origin: Origin; say: Say }

const counted = ['changed', 'added', 'removed', 'spelling', 'moved'] as const

/** What was compared with what, and how much differs. */
export const Summary = ({ locale, origin, say }: Props) => {
  const { base, body } = origin
  return (
    <div className="nashra-origin__summary">
      {base && <p>{say(`originBase:${base}`)}</p>}
      <dl className="nashra-origin__counts">
        {counted.map((name) => (
          <div key={name} className={`nashra-origin__count nashra-origin__count--${name}`}>
            <dt>{say(`originCount:${name}`)}</dt>
            <dd>{new Intl.NumberFormat(locale).format(body.counts[name])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What is doubtful, and what waits for a decision. */
export const Notes = ({ origin: { body, conflicts }, say }: Omit<Props, 'locale'>) => (
  <>
    {body.isCoarse && <p className="nashra-origin__note">{say('originView:coarse')}</p>}
    {conflicts.length > 0 && (
      <div className="nashra-origin__note">
        <p>{say('originView:conflicts')}</p>
        <ul>
          {conflicts.map(({ field, imported }) => (
            <li key={field}>
              {say(`articles:${field}` as Parameters<Say>[0])}
              {imported !== null && field !== 'body' && (
                <>
                  : <bdi>{imported}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
)

/** Which document it is, and when it came. */
export const DocumentFacts = ({
  document,
  documentHref,
  locale,
  runHref,
  say,
}: Pick<Props, 'locale' | 'say'> & {
  document: NonNullable<Origin['document']>
  documentHref: (id: string) => string
  runHref: (id: string) => string
}) => {
  const { id, importedAt, part, run, sourceKey, updatedAt } = document
  return (
    <p className="nashra-origin__facts">
      <a href={documentHref(id)}>
        <bdi>{sourceKey}</bdi>
      </a>
      <span>{say(`documentPart:${part}`)}</span>
      <span>
        {say('originView:importedAt')}{' '}
        <time dateTime={importedAt}>{momentIn({ at: importedAt, locale })}</time>
      </span>
      {updatedAt && (
        <span>
          {say('originView:updatedAt')}{' '}
          <time dateTime={updatedAt}>{momentIn({ at: updatedAt, locale })}</time>
        </span>
      )}
      {run && <a href={runHref(run.id)}>{say('originView:run')}</a>}
    </p>
  )
}
