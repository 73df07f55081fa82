import type { PublishedArticle, PublishedCorrection } from '../published/types.ts'
import { storyOf } from './body/story.ts'
import { paragraphHtml, toHtml } from './body/toHtml.ts'
import { directionOf, languageTag } from './text/language.ts'
import { element, textElement } from './text/markup.ts'
import { wordsFor } from './words.ts'

/** What is told of a correction, in sentences. */
export const correctionLines = ({
  correction,
  language,
}: {
  correction: PublishedCorrection
  language: string
}): string[] => {
  const { correctionKind, format } = wordsFor(language)
  const { after, before, kind, text } = correction
  return [
    `${correctionKind[kind]}: ${text}`,
    ...(before ? [`${format.before} ${before}`] : []),
    ...(after ? [`${format.after} ${after}`] : []),
  ]
}

/** What has to be said of a text beside the text: that it is an excerpt, that a machine made the headline. */
export const remarks = ({
  headlineOrigin,
  isExcerpt,
  language,
}: Pick<PublishedArticle, 'headlineOrigin' | 'isExcerpt' | 'language'>): string[] => {
  const { format } = wordsFor(language)
  return [
    ...(isExcerpt ? [format.excerpt] : []),
    ...(headlineOrigin === 'inferred' ? [format.headlineInferred] : []),
  ]
}

/** The text, then what was corrected in it, what has to be said, and the credit: what no copy may lack. */
export const contentHtml = (article: PublishedArticle): string => {
  const { corrections, credit, language } = article
  const line = (text: string) => paragraphHtml({ language, text })
  const put = corrections.map((correction) =>
    correctionLines({ correction, language }).map(line).join(''),
  )
  const head = textElement('h2', wordsFor(language).format.corrections)
  const parts = [
    toHtml({ blocks: storyOf(article.body), language }),
    put.length > 0 ? element('aside', {}, head + put.join('')) : '',
    ...remarks(article).map(line),
    credit ? creditHtml(article) : '',
  ].filter(Boolean)
  // Signs of lists and headings of ours stand on the side that the language reads from.
  const attributes = { dir: directionOf({ language, text: '' }), lang: languageTag(language) }
  return parts.length > 0 ? element('div', attributes, parts.join('\n')) : ''
}

/** The credit line; its words are the source's, and the original's address is the link. */
export const creditHtml = ({ credit, language, original }: PublishedArticle): string => {
  if (!credit) return ''
  const text = paragraphHtml({ attributes: { class: 'credit' }, language, text: credit })
  return original.url
    ? text.replace(/^(<p[^>]*>)([^]*)(<\/p>)$/, (_, start: string, words: string, end: string) => {
        const link = element('a', { href: original.url, rel: 'noopener external' }, words)
        return start + link + end
      })
    : text
}

/** Whom to name as the author, where a format wants somebody. */
export const authorOf = ({
  article: { original, source },
  site,
}: {
  article: Pick<PublishedArticle, 'original' | 'source'>
  site: string
}): string => original.author ?? source?.name ?? site

/** The line about whose text it is. */
export const copyrightOf = ({ rights }: Pick<PublishedArticle, 'rights'>): null | string =>
  rights.copyrightNotice ?? (rights.copyrightHolder ? `© ${rights.copyrightHolder}` : null)
