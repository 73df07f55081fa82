import { foldLetters } from './foldLetters.ts'

/**
 * The strict key of a text: what two spellings of the same words share. Entities are decoded, then
 * NFKC, lower case, invisible characters, tatweel and tashkeel dropped, the forms of alef, yeh, kaf
 * and heh folded to one, all digits made ASCII, and everything else turned into single spaces.
 * ة, ؤ, ئ and ء stay. Never shown to readers.
 *
 * Idempotent, never throws, linear in the length of the text; `''` where no letter or digit is.
 */
export function strictKey(text: string): string {
  return fold({ text, rule: STRICT })
}

/**
 * The match key of a text: its strict key with ة→ه, ؤ→و and ئ→ي. Equal keys are the same headline;
 * for a single word they are a suggestion only (عُمان and عمّان share one).
 */
export function matchKey(text: string): string {
  return fold({ text, rule: MATCH })
}

/**
 * How a key is made: the slow way, right for every text; and what is known by now of single
 * characters, one entry for each UTF-16 code unit: a folded character, or a code below.
 */
type Rule = { slow: (text: string) => string; table: Uint16Array }

const UNKNOWN = 0
const DROP = 1
const SLOW = 2
const SPACE = 0x20

const STRICT: Rule = { slow: foldLetters, table: new Uint16Array(0x10000) }
const MATCH: Rule = {
  slow: (text) => foldLetters(text).replace(/[ةؤئ]/g, (letter) => LOOSENED[letter] ?? letter),
  table: new Uint16Array(0x10000),
}

const LOOSENED: Readonly<Record<string, string>> = { ة: 'ه', ؤ: 'و', ئ: 'ي' }

/**
 * Folds character by character through the table, which is some fifteen times as fast as the slow
 * way. A text with a character whose folding hangs on its neighbours goes the slow way as a whole.
 */
function fold({ text, rule }: { text: string; rule: Rule }): string {
  const { table } = rule
  let key = ''
  let filled = 0
  let atSpace = true
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    let code = table[unit] ?? SLOW
    if (code === UNKNOWN) {
      code = isPictograph(text, index) ? SPACE : learn({ unit, rule })
    }
    if (code === DROP) continue
    if (code === SLOW) return rule.slow(text)
    if (code === SPACE) {
      if (unit >= 0xd800 && unit <= 0xdbff) index += 1
      if (atSpace) continue
    }
    atSpace = code === SPACE
    buffer[filled] = code
    filled += 1
    if (filled === buffer.length) {
      key += written(filled)
      filled = 0
    }
  }
  key += written(filled)
  return key.endsWith(' ') ? key.slice(0, -1) : key
}

/** Reused by every call: nothing here awaits, and one allocation a call would cost more. */
const buffer = new Uint16Array(4096)

function written(length: number): string {
  const units = buffer.subarray(0, length)
  // A text's key is decoded in a quarter of the time; a word's is made sooner from its characters.
  if (length > 16) return DECODER.decode(units)
  // The type asks for an array; the language takes anything array-like.
  return String.fromCharCode.apply(null, units as unknown as number[])
}

/** Of code units as this machine keeps them. The mark of their order is a character like any other here. */
const DECODER = new TextDecoder(
  new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'utf-16le' : 'utf-16be',
  { ignoreBOM: true },
)

/** U+1F300-1FAFF hold pictures alone: without this one emoji would send its text the slow way. */
function isPictograph(text: string, index: number): boolean {
  const code = text.codePointAt(index) ?? 0
  return code >= 0x1f300 && code <= 0x1faff
}

/** Finds out by the slow way what a character becomes, and keeps it. Surrogates stay unknown. */
function learn({ unit, rule }: { unit: number; rule: Rule }): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SLOW
  const character = String.fromCharCode(unit)
  const code = HANGS_ON_NEIGHBOURS.test(character.normalize('NFKC')) ? SLOW : inWord()
  rule.table[unit] = code
  return code

  /** Between two letters a dropped character can be told from one that becomes a space. */
  function inWord(): number {
    const key = rule.slow(`x${character}x`)
    if (key === 'xx') return DROP
    return key.length === 3 ? key.charCodeAt(1) : SLOW
  }
}

/**
 * Marks that may compose with the letter before them (all but plain tashkeel and variation
 * selectors) and Hangul jamo; the sigma that has two lower-case forms; the ampersand that may begin
 * an entity.
 */
const HANGS_ON_NEIGHBOURS =
  /(?![\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06ED\u08D3-\u08FF\uFE00-\uFE0F])\p{M}|[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]|[Σ&]/u
