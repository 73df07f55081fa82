import { matchKey } from './matchKey.ts'

/**
 * The key by which a title finds its article: the match key, with a detached waw glued to its word
 * (`و سلاح` is وسلاح), without the words that sites put before a headline (at most two of them) and
 * after it (one). A title of nothing but such words keeps them all: its key is empty only where its
 * match key is. Never shown.
 */
export function titleKey(title: string): string {
  const key = matchKey(title)
  const whole = key.includes('و ') ? key.replace(DETACHED_WAW, '$1و') : key
  const start = afterMarkers(whole)
  const space = whole.lastIndexOf(' ')
  const end = TRAILING.has(whole.slice(space + 1)) ? space : whole.length
  return start < end ? whole.slice(start, end) : whole
}

const DETACHED_WAW = /(^| )و (?=.)/g
const MOST_LEADING = 2
const LEADING = new Set(['عاجل', 'بالصور', 'بالفيديو', 'شاهد', 'فيديو', 'حصري', 'خاص'])
const TRAILING = new Set(['فيديو', 'صور', 'بالصور', 'بالفيديو', 'تفاصيل', 'مباشر'])

/** Where the first word stands that is no marker, or the third. */
function afterMarkers(key: string): number {
  let start = 0
  for (let taken = 0; taken < MOST_LEADING; taken += 1) {
    const space = key.indexOf(' ', start)
    const end = space < 0 ? key.length : space
    if (!LEADING.has(key.slice(start, end))) break
    start = end + 1
  }
  return start
}
