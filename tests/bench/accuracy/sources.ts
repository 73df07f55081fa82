import { identityKey } from '../../../src/text/identityKey.ts'
import type { Imported } from './archive.ts'
import type { Score } from './score.ts'
import { scoreOf } from './score.ts'
import type { Told } from './truth.ts'

/** The one name among the generator's that is no outlet: it is credited to nobody. */
const noOutlet = identityKey('وكالات')

/**
 * Documents whose main article has the source that its source line names: by its name, or as the agency
 * that signs so. Where the document names none, or none that is an outlet, it must have none. A duplicate
 * has no article of its own: the one it leads to is another document's, and has that one's source.
 */
export const scoreSources = (documents: readonly (Imported & Told)[]): Score =>
  scoreOf(
    documents.flatMap(({ main, report: { outcome }, truth: { source } }) => {
      if (outcome === 'duplicate') return []
      if (!main) return false
      const wanted = source === null ? '' : identityKey(source)
      if (wanted === '' || wanted === noOutlet) return main.sourceNames.length === 0
      return main.sourceNames.some((name) => identityKey(name) === wanted)
    }),
  )
