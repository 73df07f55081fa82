import { matchKey } from './matchKey.ts'
import { keyWords } from './words.ts'

/**
 * The key by which a title finds its article: the match key, with a detached waw glued to its word
 * (`و سلاح` is وسلاح), without the words that sites put before a headline (at most two of them) and
 * after it (one). A title of nothing but such words keeps them all: its key is empty only where its
 * match key is. Never shown.
 */
export function titleKey(title: string): string {
  const whole = matchKey(title).replace(DETACHED_WAW, '$1و')
  const words = keyWords(whole)
  const start = leadingMarkers(words)
  const end = TRAILING.has(words.at(-1) ?? '') ? words.length - 1 : words.length
  return start < end ? words.slice(start, end).join(' ') : whole
}

const DETACHED_WAW = /(^| )و (?=.)/g
const MOST_LEADING = 2
const LEADING = new Set(['عاجل', 'بالصور', 'بالفيديو', 'شاهد', 'فيديو', 'حصري', 'خاص'])
const TRAILING = new Set(['فيديو', 'صور', 'بالصور', 'بالفيديو', 'تفاصيل', 'مباشر'])

function leadingMarkers(words: string[]): number {
  const first = words.findIndex((word) => !LEADING.has(word))
  return Math.min(first === -1 ? words.length : first, MOST_LEADING)
}
