import type { MergePreview } from '../../desk/merge/index.ts'
import { translations } from '../../translations/index.ts'
import type { TranslationKey } from '../../translations/label.ts'
import type { Shared } from './types.ts'

type Props = Shared & { preview: MergePreview }

/** Everything that a merge would change, by what it is. */
export const PreviewFacts = ({ preview, ...shared }: Props) => {
  const { articleHref, count, say } = shared
  const { aliases, articles, elsewhere, from, into, redirects, sample, terms } = preview
  return (
    <>
      <p className="nashra-merge__sentence">
        <s>
          <bdi>{from.name}</bdi>
        </s>{' '}
        <span aria-hidden="true" className="nashra-merge__arrow" />
        <span className="nashra-merge__hidden">{say('mergeView:into')}</span>{' '}
        <strong>
          <bdi>{into.name}</bdi>
        </strong>{' '}
        <small>{say('mergeView:stays')}</small>
      </p>
      <dl className="nashra-merge__facts">
        <Fact label={say('mergeView:saved')}>{count(articles.saved)}</Fact>
        {articles.both > 0 && <Fact label={say('mergeView:both')}>{count(articles.both)}</Fact>}
        <Fact label={say('mergeView:versions')}>{count(articles.versions)}</Fact>
        {elsewhere.map(({ rows, table }) => (
          <Fact key={table} label={`${say('mergeView:elsewhere')} (${table})`}>
            {count(rows)}
          </Fact>
        ))}
        {aliases.length > 0 && (
          <Fact label={say('mergeView:aliases')}>
            {aliases.map((name) => (
              <bdi className="nashra-merge__name" key={name}>
                {name}
              </bdi>
            ))}
          </Fact>
        )}
        {redirects.length > 0 && (
          <Fact label={say('mergeView:redirects')}>
            {redirects.map((one) => (
              <bdi className="nashra-merge__name" key={one.from}>
                {one.from}
              </bdi>
            ))}
          </Fact>
        )}
      </dl>
      {terms.length > 0 && <Terms {...shared} preview={preview} />}
      {sample.length > 0 && (
        <details open>
          <summary>{say('mergeView:sample')}</summary>
          <ul>
            {sample.map(({ headline, id }) => (
              <li key={id}>
                <a dir="auto" href={articleHref(id)}>
                  {headline ?? say('mergeView:noTitle')}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const Fact = ({ children, label }: { children: React.ReactNode; label: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Terms = ({ preview: { from, into, terms }, say }: Props) => (
  <div className="nashra-merge__terms">
    <p>{say('mergeView:differs')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">{say('mergeView:terms')}</th>
          <th scope="col">
            <bdi>{into.name}</bdi>
          </th>
          <th scope="col">
            <bdi>{from.name}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ field, from: theirs, into: ours }) => (
          <tr key={field}>
            <th scope="row">{termLabel({ field, say })}</th>
            <td dir="auto">{termValue({ field, say, value: ours })}</td>
            <td dir="auto">
              <s>{termValue({ field, say, value: theirs })}</s>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

type TermArgs = Pick<Shared, 'say'> & { field: string }

const termLabel = ({ field, say }: TermArgs): string =>
  say(
    (field.startsWith('rights.') ? field.replace('.', ':') : `sources:${field}`) as TranslationKey,
  )

/** Sections of the translations that name the values of a field. */
const sections: Readonly<Record<string, keyof (typeof translations)['en']['nashra']>> = {
  canonicalPolicy: 'canonicalPolicy',
  kind: 'sourceKind',
  'rights.republish': 'republish',
  robots: 'robots',
}

const termValue = ({ field, say, value }: TermArgs & { value: unknown }): string => {
  if (typeof value !== 'string' && typeof value !== 'number') return '—'
  const section = sections[field]
  return section && Object.hasOwn(translations.en.nashra[section], value)
    ? say(`${section}:${value}` as TranslationKey)
    : String(value)
}
