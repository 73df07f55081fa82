import type { ArticleKeys } from '../../../collections/articles/articleKeys.ts'
import { keysOfText } from '../../../collections/articles/articleKeys.ts'
import { limits } from '../../../collections/limits.ts'
import { inferHeadline } from '../../match/headlines/inferHeadline.ts'
import { openingKey } from '../../match/headlines/recoverHeadline.ts'
import { storySketch } from '../../match/stories/storySketch.ts'
import { textBlockOf } from '../../parse/textBlock.ts'
import type { ParsedArticle, ParsedDocument } from '../../parse/types.ts'
import { truncateText } from '../../text/clean.ts'
import type { RichText } from '../../text/richText.ts'
import { plainText, richText } from '../../text/richText.ts'
import { runningKey, wordsOf } from '../../text/textKey.ts'
import type { Provenance } from './applyMetadata.ts'
import type { Body } from './body.ts'
import { bodyOf } from './body.ts'
import type { DocumentPlace } from './keys.ts'
import { importKeyOf } from './keys.ts'

/** An article of a document, ready but for what only the archive knows. */
export type PreparedArticle = Omit<PrintedArticle, 'body' | 'said'> &
  Provenance & {
    body: Body
    /** What the collection derives from what it says, if it is written as it is. */
    keys: ArticleKeys
  }

/** The same by nothing but what is printed in the document. */
export type PrintedArticle = DocumentPlace & {
  body: RichText
  headline: { origin: 'given' | 'inferred'; text: string }
  importKey: string
  /** Outlets named at the source line, in its order; the first that is one is the source. */
  outlets: string[]
  /** What `textKey` is the hash of. */
  running: string
  /** The body as plain text, a line a block; its match key; and the hash of its running text. */
  said: { key: string; text: string; textKey: null | string }
  /** By which copies of its story are found; see `storySketch`. */
  sketch: readonly number[]
  /**
   * The same for every printing of this text, as articles keep it; null for a text so short that two
   * articles may well share it («التفاصيل في الفيديو»).
   */
  textKey: null | string
}

/**
 * The articles printed in a document, the main one first. A headline without a text is a title, not an
 * article, and is left to the links.
 */
export const prepareArticles = ({
  documentKey,
  parsed,
}: {
  documentKey: string
  parsed: ParsedDocument
}): PrintedArticle[] => {
  const printed = [
    { article: parsed.main, index: 0, part: 'main' as const },
    ...parsed.readAlso.map((article, index) => ({ article, index, part: 'readAlso' as const })),
  ]
  return printed.flatMap((place) => prepareArticle({ ...place, documentKey }) ?? [])
}

/** With the keys of what an article says, once that is certain. */
export const keyed = <Article extends Pick<PrintedArticle, 'body' | 'headline' | 'said'>>({
  body,
  said,
  ...article
}: Article): Omit<Article, 'body' | 'said'> & Pick<PreparedArticle, 'body' | 'keys'> => ({
  keys: keysOfText({ deck: '', headline: article.headline.text, ...said }),
  body: bodyOf(body),
  ...article,
})

const prepareArticle = ({
  article,
  documentKey,
  index,
  part,
}: DocumentPlace & { article: ParsedArticle; documentKey: string }): null | PrintedArticle => {
  const headline = headlineOf(article)
  if (article.blocks.length === 0 || !headline) return null
  const blocks = article.blocks.map(textBlockOf)
  const body = richText({ blocks })
  const { running, whole } = wordsOf({ blocks })
  const textKey = runningKey(running)
  const isLong = openingKey({ paragraphs: article.blocks.map((block) => block.text) }) !== null
  return {
    body,
    headline,
    importKey: importKeyOf({ documentKey, index, part }),
    index,
    outlets: article.source?.names ?? [],
    part,
    running,
    said: { key: whole, text: plainText(body), textKey },
    sketch: storySketch({ text: running }),
    textKey: isLong ? textKey : null,
  }
}

/** As printed, else a provisional one; null for a text without a letter or digit. */
const headlineOf = ({ blocks, headline }: ParsedArticle): null | PrintedArticle['headline'] => {
  if (headline) {
    return { origin: 'given', text: truncateText({ max: limits.headline, text: headline.text }) }
  }
  for (const { text } of blocks) {
    const inferred = inferHeadline(text)
    if (inferred) return { origin: 'inferred', text: inferred }
  }
  return null
}
