import type { Addresses } from '../../published/addresses.ts'
import type { CorrectedArticle, Site } from '../../published/types.ts'
import { paragraphHtml } from '../body/toHtml.ts'
import { rssDate } from '../dates.ts'
import { correctionLines } from '../parts.ts'
import { languageTag } from '../text/language.ts'
import { element, emptyElement, textElement } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import { fill, wordsFor } from '../words.ts'
import { declaration } from './rss.ts'

type Corrections = {
  corrected: CorrectedArticle[]
  home: string
  self: string
  site: Site
  to: Addresses
}

/** The last corrections in RSS 2.0, an item each, whatever the age of the article. */
export const toCorrectionsRss = ({ corrected, home, self, site }: Corrections): string => {
  const { format } = wordsFor(site.language)
  const title = fill(format.correctionsFeed, { site: site.name })
  const [newest] = corrected
  const channel = [
    textElement('title', safeLine(title)),
    textElement('link', home),
    textElement('description', safeLine(title)),
    textElement('language', languageTag(site.language)),
    newest?.correction.at ? textElement('lastBuildDate', rssDate(newest.correction.at)) : '',
    emptyElement('atom:link', { href: self, rel: 'self', type: 'application/rss+xml' }),
    ...corrected.map(itemOf),
  ]
  const namespaces = { 'xmlns:atom': 'http://www.w3.org/2005/Atom' }
  const body = element('channel', {}, `\n${channel.filter(Boolean).join('\n')}\n`)
  return `${declaration}${element('rss', { version: '2.0', ...namespaces }, body)}\n`
}

/** One correction an issue: the number of the issue tells two of one article apart. */
const itemOf = ({ article, correction }: CorrectedArticle): string => {
  const { language } = article
  const { correctionKind, format } = wordsFor(language)
  const lines = correctionLines({ correction, language })
  const parts = [
    textElement('title', safeLine(fill(format.correctionOf, { headline: article.headline }))),
    textElement('link', article.address),
    textElement('guid', `${article.publicId}#${correction.issueNumber ?? correction.at ?? ''}`, {
      isPermaLink: 'false',
    }),
    correction.at ? textElement('pubDate', rssDate(correction.at)) : '',
    textElement('category', correctionKind[correction.kind]),
    textElement('description', lines.map((text) => paragraphHtml({ language, text })).join('')),
  ]
  return element('item', {}, parts.filter(Boolean).join('\n'))
}
