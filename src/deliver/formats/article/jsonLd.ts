import { webAddressOf } from '../../published/addresses.ts'
import { datedTo } from '../dates.ts'
import { authorOf, copyrightOf, correctionLines } from '../parts.ts'
import { leanJson } from '../text/json.ts'
import { languageTag } from '../text/language.ts'
import { safeLine } from '../text/safeText.ts'
import { wordsFor } from '../words.ts'
import type { FormatArgs } from './types.ts'

/**
 * schema.org NewsArticle as JSON-LD, fit to stand in a `script` element. It says whose the text is: what it
 * is based on, the credit, the notice, the licence; and each correction.
 *
 * No body: search engines read that from the page, and of some texts there is an excerpt only.
 */
export const toJsonLd = ({ article, site, to }: FormatArgs): string => {
  const { corrections, language, original, rights, source, tags } = article
  const publisher = { '@type': 'NewsMediaOrganization', name: safeLine(site.name), url: site.url }
  const outlet = source && {
    '@type': 'Organization',
    name: safeLine(source.name),
    url: source.homepage ?? source.address,
  }
  return leanJson({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `urn:uuid:${article.publicId}`,
    identifier: article.publicId,
    headline: safeLine(article.headline),
    description: article.deck,
    url: article.address,
    mainEntityOfPage: article.canonical,
    inLanguage: languageTag(language),
    datePublished: datedTo(article),
    dateModified: article.lastIssuedAt,
    author: original.author
      ? { '@type': 'Person', name: safeLine(original.author) }
      : (outlet ?? { ...publisher, name: safeLine(authorOf({ article, site: site.name })) }),
    publisher: { ...publisher, correctionsPolicy: to.api('/feeds/corrections.xml') },
    sourceOrganization: outlet,
    isBasedOn: original.url,
    creditText: article.credit,
    copyrightNotice: copyrightOf(article),
    copyrightHolder: rights.copyrightHolder
      ? { '@type': 'Organization', name: safeLine(rights.copyrightHolder) }
      : null,
    license: webAddressOf(rights.license) ?? rights.license,
    usageInfo: to.api(`/articles/${article.publicId}/package`),
    backstory:
      article.headlineOrigin === 'inferred' ? wordsFor(language).format.headlineInferred : null,
    version: article.issueNumber,
    isAccessibleForFree: true,
    keywords: tags.map(({ name }) => safeLine(name)),
    about: tags.map(({ address, name }) => ({
      '@type': 'Thing',
      name: safeLine(name),
      url: address,
    })),
    correction: corrections.map((correction) => ({
      '@type': 'CorrectionComment',
      text: correctionLines({ correction, language }).join('\n'),
      datePublished: correction.at,
    })),
  })
}
