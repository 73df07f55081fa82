import slugify from 'slugify'
import { createFold } from './foldByTable.ts'
import { keyLetters, withoutMarks } from './foldLetters.ts'
import { sha256Hex } from './hash.ts'
import { standardLetters } from './persian.ts'
import { remember } from './remember.ts'

/** The most UTF-16 code units of a slug before its id: as an address, 480 bytes of Arabic. */
export const SLUG_MAX = 80

/**
 * The readable part of an address: the letters and digits of a headline with hyphens between its
 * words, lower case, without tashkeel or tatweel, in Arabic letters where Persian ones were typed;
 * at most 80 UTF-16 code units, cut at a word. Hamza, ة and ى stay. `''` where no letter or digit
 * is. Holds no character that RFC 3986 reserves; percent-encode it as UTF-8 on the wire.
 */
export function slugBase(headline: string): string {
  return cutAtHyphen(SLUG.fold(headline).replaceAll(' ', '-'))
}

/** The words of a slug: letters and digits as they are shown in an address. */
const SLUG = createFold((text) =>
  withoutMarks(standardLetters(keyLetters(text)))
    .replace(NEITHER_LETTER_NOR_DIGIT, ' ')
    // What was dropped may have stood between two letters that are one (Hangul jamo).
    .normalize('NFKC')
    .trim(),
)

/** The slug of an article: `slugBase-shortId`, or `خبر-shortId` where the headline gives nothing. */
export function articleSlug({ headline, shortId }: { headline: string; shortId: string }): string {
  const base = slugBase(headline)
  const id = slugBase(shortId) || shortHash(headline)
  return `${base === '' ? 'خبر' : base}-${id}`
}

/**
 * The slug of a tag or source. Never empty: a name without letters or digits gives `n-` and twelve
 * digits of its hash. Two names may share one (عُمان and عمّان): keeping it unique is the caller's.
 */
export function nameSlug(name: string): string {
  return slugBase(name) || `n-${shortHash(name)}`
}

/**
 * A slug in a-z, 0-9 and hyphens, at most 80 long, for frontends that want one. Many Arabic words
 * share one (`slugify` writes صلاح and سلاح alike), and it is `''` for scripts without a mapping.
 */
export function latinSlug(text: string): string {
  let slug = ''
  // Whatever stands between two words, as a hyphen: `slugify` would spell out some signs.
  for (const word of SLUG.fold(text.slice(0, LATIN_INPUT_MAX)).split(' ')) {
    const latin = latinWord(word)
    if (latin !== '') slug += slug === '' ? latin : `-${latin}`
  }
  return cutAtHyphen(slug)
}

/** `slugify` takes a text letter by letter, and most words of a headline were met in others. */
const latinWord = remember({
  answer: (word) => slugify(word, { lower: true, strict: true }).replace(/^-+|-+$/g, ''),
  most: 50_000,
})

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{Nd}]+/gu

/** Ten times what the slug can hold. */
const LATIN_INPUT_MAX = 800

function cutAtHyphen(slug: string): string {
  if (slug.length <= SLUG_MAX) return slug
  const hyphen = slug.lastIndexOf('-', SLUG_MAX)
  if (hyphen > 0) return slug.slice(0, hyphen)
  const splitsPair = /[\uD800-\uDBFF]/.test(slug.charAt(SLUG_MAX - 1))
  return slug.slice(0, splitsPair ? SLUG_MAX - 1 : SLUG_MAX)
}

function shortHash(text: string): string {
  return sha256Hex(text).slice(0, 12)
}
