import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(matchKey))

/** What an outlet calls itself in front of its name. */
const HEADS = keys('صحيفة جريدة موقع بوابة قناة وكالة شبكة مجلة إذاعة منصة')
/** What it adds after it. */
const TAILS = keys('نيوز أونلاين برس الإخبارية الإخباري الإلكترونية الإلكتروني نت')

/** A source's name cut down for comparison. */
export type SourceCore = {
  /** Match key without heads and tails; the whole key where nothing else would be left. */
  core: string
  /** A head or tail was there. */
  dressed: boolean
}

/**
 * The core of a source's name: «صحيفة الأفق نيوز» and «الأفق» share one. Equal cores are a reason to
 * ask an editor, never to merge: البوابة and البوابة نيوز are two outlets until one says otherwise.
 */
export const sourceCore = (name: string): SourceCore => {
  const words = keyWords(matchKey(name))
  let start = 0
  let end = words.length
  while (start < end - 1 && HEADS.has(words[start] ?? '')) start += 1
  while (end > start + 1 && TAILS.has(words[end - 1] ?? '')) end -= 1
  return { core: words.slice(start, end).join(' '), dressed: end - start < words.length }
}
