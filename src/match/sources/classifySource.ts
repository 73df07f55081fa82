import { identityKey } from '../../text/identityKey.ts'
import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'
import { findAgency } from './agencies.ts'
import { sourceCore } from './sourceCore.ts'

/** What a source line's name is. */
export type ClassifiedSource = {
  /** As it was printed. */
  name: string
  /**
   * Two sources are one exactly if this is equal. All signatures of one agency share theirs, and so
   * do all lines that name no outlet.
   */
  identityKey: string
  /** Equal cores are a suggestion to merge, no more. */
  core: string
  kind: 'agency' | 'outlet' | 'unknown'
  /** No outlet: «وكالات», «متابعات». The text is kept and credited to nobody. */
  generic: boolean
  /** The agency's Arabic name, if it is one. */
  agencyName: string | null
}

/**
 * Classifies the name of a source by tables: agencies with their signatures, words that name no
 * outlet, and what outlets put around their names. `unknown` means that none of them applies.
 *
 * @param name one name, as the parser took it from the source line
 */
export const classifySource = ({ name }: { name: string }): ClassifiedSource => {
  const agency = findAgency(name)
  const generic = isGeneric(name)
  const { core, dressed } = sourceCore(agency?.name ?? name)
  return {
    name,
    identityKey: sourceIdentity(name),
    core,
    kind: agency || isAgencyByName(name) ? 'agency' : dressed && !generic ? 'outlet' : 'unknown',
    generic,
    agencyName: agency?.name ?? null,
  }
}

/** The identity of a source: see `ClassifiedSource.identityKey`. */
export const sourceIdentity = (name: string): string => identityKey(findAgency(name)?.name ?? name)

/** «وكالة أنباء …», «… للأنباء»: an agency, if none that the table knows. */
const isAgencyByName = (name: string): boolean => AGENCY_BY_NAME.test(matchKey(name))
const AGENCY_BY_NAME = /^(?:ال)?وكاله (?:ال)?انباء(?: |$)|^(?:ال)?وكاله .*للانباء$/

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(matchKey))

/** Words that name no outlet, and words that only stand beside these. */
const GENERIC = keys(
  'وكالات الوكالات متابعات متابعة المتابعات خاص رصد مواقع صحف وسائل إنترنت مصادر',
)
const BESIDE_GENERIC = keys(
  'أنباء الأنباء إعلام الإعلام خاصة عربية عالمية دولية أجنبية محلية إلكترونية إخبارية الإنترنت',
)

/** Nothing but words that name no outlet: «وكالات ومتابعات», «خاص». */
const isGeneric = (name: string): boolean => {
  const words = keyWords(matchKey(name)).map((word) =>
    word.startsWith('و') && GENERIC.has(word.slice(1)) ? word.slice(1) : word,
  )
  return (
    words.some((word) => GENERIC.has(word)) &&
    words.every((word) => GENERIC.has(word) || BESIDE_GENERIC.has(word))
  )
}
