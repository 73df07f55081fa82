/**
 * Storage-safe cleaning: what is invisible, forbidden or a mere encoding of something else goes;
 * letters, tashkeel, quotes and digits stay as they were written.
 *
 * Every function here is pure, idempotent, never throws, and takes time linear in its input.
 */

/**
 * Cleans one line, or one piece of text that is to become one line: line breaks count as spaces,
 * runs of spaces become one, the ends are trimmed. The result is NFC.
 *
 * Removed: controls (C0, C1) and the two noncharacters XML 1.0 forbids (§2.2 "Char"), soft hyphens,
 * bidi marks and other default-ignorable characters. ZWNJ stays between Arabic letters and ZWJ
 * inside an emoji (Unicode 17, §23.2 "Cursive Connection and Ligatures"). Lone surrogates become
 * U+FFFD. Arabic presentation forms become letters by NFKC (UAX #15); the rest of the text does
 * not, for NFKC would turn … into three dots.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return collapse(text)
  return collapse(cleanLetters(text.replace(LINE_BREAKS, ' ')))
}

/**
 * Cleans a text of many lines: as {@link cleanText} for each line, and every kind of line break
 * becomes one `\n`. Blank lines stay, as empty ones.
 */
export function cleanRaw(text: string): string {
  return text.replace(LINE_BREAKS, '\n').split('\n').map(cleanText).join('\n')
}

/** True where cleaning leaves nothing: an empty line, or one of spaces and invisible characters. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text)
}

/**
 * Shortens a text to at most `max` UTF-16 code units, the closing … among them. Cuts after a whole
 * word; a first word that is too long by itself is cut inside, never within a surrogate pair and
 * never between a letter and its marks. A text that fits comes back as it is.
 */
export function truncateText({ text, max }: { text: string; max: number }): string {
  if (text.length <= max) return text
  if (max < 1) return ''
  let end = max - 1
  while (end > 0 && !SPACE.test(text.charAt(end))) end -= 1
  while (end > 0 && LOOSE_END.test(text.charAt(end - 1))) end -= 1
  return `${text.slice(0, end > 0 ? end : insideWord({ text, max: max - 1 }))}…`
}

const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/g

/** Characters that no step below touches, so that most lines cost one scan. */
const PLAIN = /^[ -~«»،؛؟ء-\u064A٠-٩\u0671-\u06D3۰-۹–—‘’“”…•]*$/

const REMOVED =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- they are what is looked for
  /[\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u034F\u061C\u180B-\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]+/g

const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g

/** Anything that is neither a space, nor a line break, nor removed, nor a joiner on its own. */
const VISIBLE =
  // eslint-disable-next-line no-misleading-character-class -- they are what is looked for
  /[^\0-\x20\x7F-\xA0\u00AD\u034F\u061C\u1680\u180B-\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/

/**
 * The Arabic presentation forms, A and B, without U+FDFA-FDFF: ﷺ ﷻ ﷼ ﷽ are signs of their own, and
 * would become whole phrases.
 */
const PRESENTATION_FORMS = /[\uFB50-\uFDF9\uFE70-\uFEFC]+/g

/**
 * Marks, and the two half-width kana signs that NFKC turns into marks. Thirty in a row is the bound
 * of the Stream-Safe Text Format (UAX #15, §13); normalization takes quadratic time past it.
 */
const MARKS_PAST_THIRTY = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

const JOINERS = /[\u200C\u200D]+/g
const SPACE = /\s/
const LOOSE_END = /[\s،,؛;:.\-–—…]/

function cleanLetters(text: string): string {
  const visible = wellFormed(text)
    .replace(REMOVED, '')
    .replace(SPACES, ' ')
    .replace(PRESENTATION_FORMS, toLetters)
    .replace(JOINERS, keepMeaningfulJoiner)
    .replace(MARKS_PAST_THIRTY, '$1')
  // NFC writes some marks as two.
  return visible.normalize('NFC').replace(MARKS_PAST_THIRTY, '$1')
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** NFKC gives the isolated form of a mark a space to stand on; here it stands on its letter. */
function toLetters(run: string): string {
  return run.normalize('NFKC').replaceAll(' ', '')
}

function keepMeaningfulJoiner(run: string, start: number, text: string): string {
  const after = String.fromCodePoint(text.codePointAt(start + run.length) ?? 0x20)
  if (run.includes('\u200C') && ARABIC_LETTER.test(after) && isAfterArabicLetter({ start, text })) {
    return '\u200C'
  }
  const inEmoji = EMOJI.test(after) && ENDS_IN_EMOJI.test(text.slice(Math.max(0, start - 2), start))
  return inEmoji && run.includes('\u200D') ? '\u200D' : ''
}

function isAfterArabicLetter({ start, text }: { start: number; text: string }): boolean {
  let index = start - 1
  while (index > 0 && MARK.test(text.charAt(index))) index -= 1
  return ARABIC_LETTER.test(text.charAt(index))
}

const MARK = /\p{M}/u
const ARABIC_LETTER = /^(?=\p{L})\p{Script=Arabic}/u
const EMOJI = /^\p{Extended_Pictographic}/u
const ENDS_IN_EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u

function collapse(text: string): string {
  const single = text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text
  const start = single.startsWith(' ') ? 1 : 0
  const end = single.endsWith(' ') ? single.length - 1 : single.length
  return start < end ? single.slice(start, end) : ''
}

function insideWord({ text, max }: { text: string; max: number }): number {
  let end = max
  while (end > 0 && CONTINUES.test(text.charAt(end))) end -= 1
  return end
}

/** What may not begin a piece: the second half of a pair, a mark, a joiner. */
const CONTINUES = /[\uDC00-\uDFFF\u200D\p{M}]/u
