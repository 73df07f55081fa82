import { identityKey } from '../../text/identityKey.ts'
import { standardLetters } from '../../text/persian.ts'
import type { KnownTag } from './types.ts'
import { spellingOf, type Word } from './line/words.ts'

type Spelled = {
  /** The phrase on the line. */
  words: readonly Word[]
  /** How often each spelling of it stands in the text. */
  spellings: ReadonlyMap<string, number>
}

/**
 * How a tag is shown: the archive's name for it, else the text's usual spelling, else the line's
 * own, the last two in standard Arabic letters. A publisher who wrote tashkeel on a single word
 * (عُمان) meant it.
 */
export const labelOf = ({
  words,
  spellings,
  known,
}: Spelled & { known: KnownTag | null }): string => known?.label ?? usualLabel({ words, spellings })

/**
 * Whether the archive's tag is this phrase. A match key does not identify a single word (عُمان,
 * عمّان), so the line's or the text's spelling of one must agree.
 */
export const isSameTag = ({ words, spellings, known }: Spelled & { known: KnownTag }): boolean => {
  if (words.length > 1) return true
  const name = identityKey(known.alias ?? known.label)
  return (
    name === identityKey(ownLabel(words)) || name === identityKey(usualLabel({ words, spellings }))
  )
}

const ownLabel = (words: readonly Word[]): string => shown(spellingOf(words))

const usualLabel = ({ words, spellings }: Spelled): string => {
  const own = ownLabel(words)
  return words.length === 1 && VOWELS.test(own) ? own : usualSpelling({ spellings, own })
}

const usualSpelling = ({
  spellings,
  own,
}: {
  spellings: ReadonlyMap<string, number>
  own: string
}): string => {
  const counts = new Map<string, number>()
  for (const [spelling, count] of spellings) {
    const label = shown(spelling)
    counts.set(label, (counts.get(label) ?? 0) + count)
  }
  let usual = own
  let most = counts.get(own) ?? 0
  for (const [label, count] of counts) {
    if (count <= most || label === '') continue
    usual = label
    most = count
  }
  return usual
}

/** Short vowels, shadda and sukun; tanwin is grammar and says nothing of a name. */
const VOWELS = /[\u064E-\u0652]/
const INVISIBLE = /[\u0640\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

const shown = (spelling: string): string =>
  standardLetters(spelling.replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim()
