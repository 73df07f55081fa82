import { ownReasonOf } from '../../../collections/issueLog/ownReasons.ts'
import type { ArticleDesk, LoggedAct } from '../../desk/panel/types.ts'
import type { TranslationKey } from '../../translations/label.ts'
import { More } from './Links.tsx'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { momentIn, numberIn } from './words.ts'

/** What the public was told, newest first: what, when, who, why. */
export const Issues = ({ desk: { issues }, ...saying }: Saying & { desk: ArticleDesk }) => {
  const { locale, say } = saying
  return (
    <Section
      count={numberIn({ locale, value: issues.total })}
      isOpen={!issues.isWhole}
      name="issues"
      title={say('deskPanel:issues')}
      tone={issues.isWhole ? 'quiet' : 'bad'}
    >
      {!issues.isWhole && <p role="alert">{say('deskPanel:broken')}</p>}
      {issues.total === 0 && <p>{say('deskPanel:noIssues')}</p>}
      <ol className="nashra-desk__acts">
        {issues.docs.map((act) => (
          <Act {...saying} act={act} key={act.sequence} />
        ))}
      </ol>
      <More {...saying} left={issues.total - issues.docs.length} />
    </Section>
  )
}

const Act = ({ act, locale, say }: Saying & { act: LoggedAct }) => (
  <li>
    <strong>{say(`action:${act.action}` as TranslationKey)}</strong>
    {act.issueNumber !== null && (
      <>
        {' · '}
        {say('deskPanel:issue')} {numberIn({ locale, value: act.issueNumber })}
      </>
    )}
    <br />
    <small>
      <time dateTime={act.at}>{momentIn({ at: act.at, locale })}</time>
      {' · '}
      <bdi>{act.by ?? say('deskPanel:byHouse')}</bdi>
    </small>
    {act.correction && (
      <div className="nashra-desk__correction">
        <p>
          {say(`correctionKind:${act.correction.kind}` as TranslationKey)}{' '}
          <bdi>{act.correction.text}</bdi>
        </p>
        {act.correction.before && (
          <p>
            <small>{say('deskPanel:before')}</small> <del>{act.correction.before}</del>
          </p>
        )}
        {act.correction.after && (
          <p>
            <small>{say('deskPanel:after')}</small> <ins>{act.correction.after}</ins>
          </p>
        )}
      </div>
    )}
    {(['reason', 'note'] as const).map((name) => {
      const said = act[name]
      return (
        said && (
          <p key={name}>
            <small>{say(`deskPanel:${name}`)}:</small>{' '}
            <bdi>{name === 'reason' ? saidReason({ reason: said, say }) : said}</bdi>
          </p>
        )
      )
    })}
  </li>
)

/** A reason that the system gave is said in the language of the screen, whatever the log has of it. */
const saidReason = ({ reason, say }: { reason: string; say: Saying['say'] }): string => {
  const own = ownReasonOf(reason)
  return own ? say(`ownReason:${own}`) : reason
}
