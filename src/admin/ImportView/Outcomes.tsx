import type { Progress } from './request.ts'
import { outcomes } from './request.ts'
import type { Words } from './useWords.ts'

type Counts = NonNullable<Progress['counters']>['outcomes']

/** How many documents came to what, or would. */
export const Outcomes = ({
  counts,
  dryRun,
  words: { number, say },
}: {
  counts: Counts
  dryRun: boolean
  words: Words
}) => {
  const shown = outcomes.filter((outcome) => counts[outcome] > 0)
  if (shown.length === 0) return null
  return (
    <table className="nashra-import__outcomes">
      <caption>{say('importView:result')}</caption>
      <tbody>
        {shown.map((outcome) => (
          <tr data-outcome={outcome} key={outcome}>
            <th scope="row">{say(`${dryRun ? 'importWould' : 'importOutcome'}:${outcome}`)}</th>
            <td>{number(counts[outcome])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
