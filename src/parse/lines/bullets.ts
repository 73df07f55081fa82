import type { Span } from '../types.ts'

/**
 * Where the content of a bulleted or numbered line begins, or 0 where the line has no bullet. A
 * round or square bullet may touch its title; a star and a dash need a space after them, a number a
 * space or an Arabic letter. In a list of titles (`inList`) a dash may touch an Arabic letter too.
 */
export const bulletEnd = ({
  folded,
  start,
  end,
  inList = false,
}: Span & { folded: string; inList?: boolean }): number => {
  if (!beginnings.has(folded.charAt(start))) return 0
  for (const pattern of inList
    ? [glyphBullet, plainBullet, tightDash]
    : [glyphBullet, plainBullet]) {
    pattern.lastIndex = start
    const found = pattern.exec(folded)
    if (found && found.index + found[0].length <= end) return found.index + found[0].length
  }
  return 0
}

/** The round and square bullets, which part titles also in the middle of a line. */
export const glyphs = '•●○◦▪▫◾◼■◆►‣'

/** What a bullet begins with. Hardly a line has one, and to try the expressions below takes longer. */
const beginnings: ReadonlySet<string> = new Set(`${glyphs}·*-–—0123456789`)

const ignorable = '[ \\u0000\\u0001]*'
const glyphBullet = new RegExp(`[${glyphs}·]${ignorable}`, 'y')
const plainBullet = new RegExp(
  `(?:[*\\-–—](?=[ \\n\\u0000]|$)|[0-9]{1,3}\\u0000*[-–.)](?=[ \\n\\u0000\\u0620-\\u06FF]|$))${ignorable}`,
  'y',
)
const tightDash = /[-–—](?=[\u0620-\u064A])/y
