import type { Progress } from './request.ts'
import type { Words } from './useWords.ts'

/** What a rollback came to, and what it left because somebody had touched it. */
export const Spared = ({
  documents,
  rollback: { deleted, left, leftOnes, restored },
  words: { hrefOf, number, reason: sayReason, say },
}: {
  documents: string
  rollback: NonNullable<Progress['rollback']>
  words: Words
}) => (
  <section className="nashra-import__spared">
    <p>
      {say('importView:rolledBackTo', {
        deleted: number(deleted),
        left: number(left),
        restored: number(restored),
      })}
    </p>
    {leftOnes.length > 0 && (
      <details>
        <summary>{say('importView:leftAlone', { count: number(left) })}</summary>
        <ul>
          {leftOnes.map(({ document, reason }) => (
            <li key={document}>
              <a href={hrefOf(`/collections/${documents}/${document}`)}>
                {say('importView:openDocument')}
              </a>{' '}
              <bdi>{sayReason(reason)}</bdi>
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
)
