import { matchKey } from '../../text/matchKey.ts'
import { createUnitBuffer } from '../../text/unitBuffer.ts'

/**
 * Stand-ins in folded text. Neither can occur in decoded text, because control characters are
 * taken out of it first.
 */
export const invisible = '\u0000'
export const mark = '\u0001'

/**
 * Folds spellings away **without changing the length**, so that an offset into the result is an
 * offset into `text`: letters become those of the match key, every line end becomes `\n`, every space
 * U+0020, combining marks and tatweel `mark`, invisible characters `invisible`, and punctuation its
 * compatibility form (`：` → `:`). The lam-alef ligatures, two letters in one unit, all become U+FEFB.
 */
export const fold = (text: string): string => {
  let folded = ''
  for (let from = 0; from < text.length; from += chunkLength) {
    folded += foldChunk({ text, from, to: Math.min(text.length, from + chunkLength) })
  }
  return folded
}

/** True for what a line may begin or end with and still be trimmed: spaces and invisible characters. */
export const isBlankUnit = (unit: number): boolean => unit === space || unit === 0

/** Letters and digits of folded text, and the marks on them. */
export const isWordUnit = (unit: number): boolean => unit === 1 || unitClass(unit) === 1

/** U+FEFB, which stands for every lam-alef ligature in folded text. */
export const lamAlef = '\uFEFB'

const space = 0x20
const tatweel = 0x640
const chunkLength = 8192

const foldChunk = ({ text, from, to }: { text: string; from: number; to: number }): string => {
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    units[at - from] =
      unit === tatweel && standsAlone({ text, at })
        ? dash
        : unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed
          ? 0
          : foldUnit(unit)
  }
  return read(to - from)
}

const { read, units } = createUnitBuffer(chunkLength)

const dash = 0x2d
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** A tatweel between spaces is a dash (`الثبات ـ دولي`); inside a word it only stretches a letter. */
const standsAlone = ({ text, at }: { text: string; at: number }): boolean =>
  isSpaceOrEdge(text.charCodeAt(at - 1)) && isSpaceOrEdge(text.charCodeAt(at + 1))

const isSpaceOrEdge = (unit: number): boolean =>
  Number.isNaN(unit) || unit === space || unit === 0xa0 || unit === lineFeed

const unknown = 0xffff
const foldedUnits = new Uint16Array(0x10000).fill(unknown)

const foldUnit = (unit: number): number => {
  const known = foldedUnits[unit] ?? unknown
  if (known !== unknown) return known
  const folded = foldCharacter(String.fromCharCode(unit))
  foldedUnits[unit] = folded
  return folded
}

const foldCharacter = (character: string): number => {
  if (/[\n\r\u0085\u2028\u2029]/.test(character)) return lineFeed
  if (/[\t \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/.test(character)) return space
  if (invisibles.test(character)) return 0
  if (/[\p{M}\u0640]/u.test(character)) return 1
  if (/[\uFEF5-\uFEFC]/.test(character)) return lamAlef.charCodeAt(0)
  if (/[\uD800-\uDFFF]/.test(character)) return character.charCodeAt(0)
  const key = matchKey(character)
  if (key.length === 1) return key.charCodeAt(0)
  const plain = character.normalize('NFKC')
  return (plain.length === 1 ? plain : character).charCodeAt(0)
}

const invisibles =
  // eslint-disable-next-line no-misleading-character-class -- single characters, not a sequence
  /[\u00AD\u034F\u061C\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/

const unitClasses = new Uint8Array(0x10000)

/** 1 for a letter or digit, 2 for anything else; worked out once a unit. */
const unitClass = (unit: number): number => {
  const known = unitClasses[unit]
  if (known !== undefined && known !== 0) return known
  const found = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 2
  unitClasses[unit] = found
  return found
}
