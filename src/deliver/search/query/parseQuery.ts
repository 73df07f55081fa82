import { keyWords } from '../../../text/words.ts'
import { matchKey } from '../../../text/matchKey.ts'

/** What somebody asks for, as match keys. */
export type SearchQuery = {
  /** Words of which a text may hold none. */
  excluded: string[]
  /** Words that must stand one after another; each of one word or more. */
  phrases: string[][]
  /** Words that must be there in some form, in the order in which they were written, each once. */
  words: string[]
}

/**
 * Reads a query: words, phrases in quotes of any kind, and what is left out behind a hyphen. A quote that
 * is never closed is no quote. Particles count only where nothing else is asked for, or in a phrase: nearly
 * every text has them.
 */
export const parseQuery = (text: string): SearchQuery => {
  const phrases: string[][] = []
  const excluded: string[] = []
  const free: string[] = []
  for (const [, minus, quoted, guillemets, curly, bare] of text.matchAll(PIECES)) {
    const phrase = quoted ?? guillemets ?? curly
    const keys = keyWords(matchKey(phrase ?? bare ?? ''))
    if (keys.length === 0) continue
    if (minus) excluded.push(...keys)
    else if (phrase === undefined) free.push(...keys)
    else phrases.push(keys)
  }
  const unique = [...new Set(free)]
  const telling = unique.filter((word) => !PARTICLES.has(word))
  const words = telling.length > 0 || phrases.length > 0 ? telling : unique
  return { excluded: [...new Set(excluded)], phrases, words }
}

const PIECES =
  /(?:(?<=^|\s)([-−–]))?(?:"([^"]*)"|«([^«»]*)»|“([^“”]*)”|((?:(?!(?<=\s)[-−–])[^\s"«»“”])+|["«»“”]))/gu

/** Function words, as match keys. */
const PARTICLES = new Set(
  'في من على علي عن الي ان او ام ثم قد لا ما لم لن كما كان هذا هذه ذلك تلك التي الذي الذين مع بين حتي منذ عند كل اي هو هي the a an of in on and or to'.split(
    ' ',
  ),
)
