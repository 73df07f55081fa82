import type { CorrectionView } from '../data/articleBySlug.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'

export const correctionsId = 'corrections'

/** What was put right since the first issue, in the order in which it is kept. */
export const Corrections = ({ corrections }: { corrections: CorrectionView[] }) =>
  corrections.length === 0 ? null : (
    <section aria-labelledby={correctionsId} className="corrections">
      <h2 id={correctionsId}>{strings.article.corrections}</h2>
      <ol>
        {corrections.map(({ after, at, before, kind, text }, index) => (
          <li key={index}>
            <p className="corrections-head">
              <strong>{strings.correctionKind[kind]}</strong>
              {at ? <time dateTime={at.machine}>{at.words}</time> : null}
            </p>
            <p>
              <Isolated text={text} />
            </p>
            {before ? (
              <p>
                {strings.article.before}{' '}
                <del>
                  <Isolated text={before} />
                </del>
              </p>
            ) : null}
            {after ? (
              <p>
                {strings.article.after}{' '}
                <ins>
                  <Isolated text={after} />
                </ins>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
