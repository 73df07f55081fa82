import type { Evidence as Found } from '../../desk/merge/index.ts'
import { differences } from './differences.ts'
import type { Shared } from './types.ts'

/** Why two names may be one, in words, and what they differ in. */
export const Evidence = ({
  evidence,
  from,
  into,
  list,
  say,
}: Pick<Shared, 'list' | 'say'> & { evidence: readonly Found[]; from: string; into: string }) => {
  const what = differences({ a: from, b: into }).map((key) => say(key))
  return (
    <ul className="nashra-merge__evidence">
      {worthTelling(evidence).map(({ code, shared }) => (
        <li key={code}>
          {say(`mergeEvidence:${code}`, {
            // Set apart, so that Latin letters and digits keep their place in an Arabic sentence.
            shared: `\u2068${typeof shared === 'number' ? `${Math.round(shared * 100)}%` : shared}\u2069`,
          })}
        </li>
      ))}
      {what.length > 0 && <li>{say('mergeDiffers:in', { what: list(what) })}</li>}
    </ul>
  )
}

/** Names that are spelled alike are nearly alike too; that says nothing more. */
const worthTelling = (evidence: readonly Found[]): readonly Found[] =>
  evidence.some(({ code }) => code === 'matchKey')
    ? evidence.filter(({ code }) => code !== 'near')
    : evidence
