import { storyOf } from '../body/story.ts'
import { toMarkdown } from '../body/toMarkdown.ts'
import { toPlain } from '../body/toPlain.ts'
import { datedTo } from '../dates.ts'
import { contentHtml, copyrightOf } from '../parts.ts'
import { safeJson } from '../text/json.ts'
import { directionOf, languageTag } from '../text/language.ts'
import { element, escapeMarkup, textElement } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import { wordsFor } from '../words.ts'
import { toHtmlFragment } from './html.ts'
import { toText } from './plain.ts'
import type { FormatArgs } from './types.ts'

/**
 * What another newsroom takes to run the article: the text in three forms with its credit, and the terms
 * under which it may. `text` and `html` are whole and ready to copy.
 */
export const toPackageJson = ({ article, to }: FormatArgs): string => {
  const { corrections, credit, original, rights, source } = article
  return safeJson({
    id: article.publicId,
    status: article.pubStatus,
    issueNumber: article.issueNumber,
    headline: safeLine(article.headline),
    headlineOrigin: article.headlineOrigin,
    deck: article.deck,
    language: languageTag(article.language),
    date: datedTo(article),
    author: original.author,
    credit,
    html: toHtmlFragment({ article }),
    text: toText({ article }),
    bodyHtml: contentHtml(article),
    bodyMarkdown: toMarkdown(storyOf(article.body)),
    bodyText: toPlain(storyOf(article.body)),
    isExcerpt: article.isExcerpt,
    source: source && { name: source.name, homepage: source.homepage, address: source.address },
    address: article.address,
    canonical: article.canonical,
    originalUrl: original.url,
    license: rights.license,
    usageTerms: rights.usageTerms,
    copyrightHolder: rights.copyrightHolder,
    copyrightNotice: copyrightOf(article),
    contentHash: article.contentHash,
    corrections,
    ledger: to.api(`/articles/${article.publicId}/ledger`),
    lastIssuedAt: article.lastIssuedAt,
  })
}

/** The same as a page to copy from. Nothing in it runs, so it works where scripts do not. */
export const toPackagePage = ({ article, site }: FormatArgs): string => {
  const { language, rights } = article
  const { rights: words } = wordsFor(language)
  const terms: [string, null | string][] = [
    [words.license, rights.license],
    [words.usageTerms, rights.usageTerms],
    [words.copyrightNotice, copyrightOf(article)],
  ]
  const list = terms.flatMap(([name, text]) =>
    text ? [textElement('dt', name) + textElement('dd', text, { dir: 'auto' })] : [],
  )
  const area = element(
    'textarea',
    {
      dir: directionOf({ language, text: '' }),
      readonly: '',
      rows: 24,
      'aria-label': article.headline,
    },
    // A line break after the tag would be eaten by the parser (HTML Standard §13.1.2.5).
    `\n${escapeMarkup(toText({ article }))}`,
  )
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="robots" content="noindex">',
    element(
      'title',
      {},
      `${escapeMarkup(safeLine(article.headline))} · ${escapeMarkup(safeLine(site.name))}`,
    ),
    `<link rel="canonical" href="${escapeMarkup(article.canonical)}">`,
    `<style>${style}</style>`,
  ]
  const body = [
    toHtmlFragment({ article }),
    list.length > 0 ? element('dl', {}, list.join('')) : '',
    area,
  ]
  const attributes = { dir: directionOf({ language, text: '' }), lang: languageTag(language) }
  return `<!doctype html>\n${element('html', attributes, `${element('head', {}, head.join(''))}${element('body', {}, body.join('\n'))}`)}\n`
}

const style =
  ':root{color-scheme:light dark}body{font:1.1rem/1.8 serif;margin:2rem auto;max-inline-size:44rem;padding-inline:1rem}textarea{box-sizing:border-box;font:inherit;inline-size:100%}dt{font-weight:bold}'
