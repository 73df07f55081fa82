import type { Line } from './request.ts'
import type { Words } from './useWords.ts'

/** One document: what became of it, and on opening why, where, and into which articles it went. */
export const ReportLine = ({
  articles,
  documents,
  headlines,
  line,
  words: { hrefOf, number, reason: sayReason, say },
}: {
  articles: string
  documents: string
  headlines: Record<string, string>
  line: Line
  words: Words
}) => {
  const { duplicateOf, file, key, nearDuplicateOf, outcome, reason, tags, warnings } = line
  const isThere = (id: string): boolean => headlines[id] !== undefined
  const articleHref = (id: string) => hrefOf(`/collections/${articles}/${id}`)
  const first = line.articles.find(({ id }) => headlines[id])
  const named = [...tags.accepted, ...tags.review]
  return (
    <li data-outcome={outcome}>
      <details>
        <summary>
          <span className="nashra-import__outcome">{say(`importOutcome:${outcome}`)}</span>
          <bdi className="nashra-import__name">{(first && headlines[first.id]) || file}</bdi>
          {reason !== null && <bdi className="nashra-import__reason">{sayReason(reason)}</bdi>}
        </summary>
        <dl>
          <dt>{say('importView:fileIn')}</dt>
          <dd>
            <bdi>{file}</bdi>
          </dd>
          <dt>{say('importView:key')}</dt>
          <dd>
            <bdi>{key}</bdi>
          </dd>
          {reason !== null && (
            <>
              <dt>{say('importView:reason')}</dt>
              <dd>
                {sayReason(reason)}
                {sayReason(reason) !== reason && (
                  <small className="nashra-import__detail">
                    <bdi>{reason}</bdi>
                  </small>
                )}
              </dd>
            </>
          )}
          {line.articles.length > 0 && (
            <>
              <dt>{say('importView:articles')}</dt>
              {line.articles.map(({ id }) => (
                <dd key={id}>
                  {isThere(id) ? (
                    <a href={articleHref(id)}>{headlines[id] || say('importView:openArticle')}</a>
                  ) : (
                    say('importView:notThere')
                  )}
                </dd>
              ))}
            </>
          )}
          {duplicateOf !== null && (
            <dd>
              <a href={hrefOf(`/collections/${documents}/${duplicateOf}`)}>
                {say('importView:duplicateOf')}
              </a>
            </dd>
          )}
          {nearDuplicateOf !== null && (
            <dd>
              <a href={articleHref(nearDuplicateOf)}>{say('importView:nearDuplicateOf')}</a>
            </dd>
          )}
          {named.length > 0 && (
            <>
              <dt>{say('importView:tags')}</dt>
              <dd>{named.join('، ')}</dd>
            </>
          )}
          {warnings.length > 0 && (
            <>
              <dt>{say('importView:warnings')}</dt>
              {warnings.map(({ end, message, start }, at) => (
                <dd key={at}>
                  <bdi>{message}</bdi>{' '}
                  <small>
                    {say('importView:where', { end: number(end), start: number(start) })}
                  </small>
                </dd>
              ))}
            </>
          )}
        </dl>
        {outcome === 'rejected' && <p>{say('importView:howAgain')}</p>}
      </details>
    </li>
  )
}
