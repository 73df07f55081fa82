import { webAddressOf } from '../../published/addresses.ts'
import { killedWords } from '../killedNotice.ts'
import type { PublishedLink, Withdrawn } from '../../published/types.ts'
import { storyOf } from '../body/story.ts'
import { toPlain } from '../body/toPlain.ts'
import { momentOf } from '../dates.ts'
import { contentHtml, copyrightOf, correctionLines, remarks } from '../parts.ts'
import { leanJson } from '../text/json.ts'
import { languageTag } from '../text/language.ts'
import { safeLine } from '../text/safeText.ts'
import type { FormatArgs } from './types.ts'

export type NinjsVersion = '2.2' | '3.1'

/**
 * IPTC ninjs, a news item as JSON. Its uri is the public id, which stays when the address changes; the page
 * is a rendition. `firstCreated` is the first issue here, `contentCreated` the original's date.
 */
export const toNinjs = ({ article, version }: FormatArgs & { version: NinjsVersion }): string =>
  inVersion({ item: itemOf(article), version })

/** What is left of a killed article in ninjs: that it may not be used any more. */
export const killedNinjs = ({
  killed,
  version,
}: {
  killed: Withdrawn
  version: NinjsVersion
}): string =>
  inVersion({
    item: {
      uri: urn(killed.publicId),
      type: 'text',
      versionCreated: killed.at,
      pubStatus: 'canceled',
      language: languageTag(killed.language),
      edNote: killedWords(killed).join('\n'),
    },
    version,
  })

const urn = (publicId: string): string => `urn:uuid:${publicId}`

type Item = Record<string, unknown>

const itemOf = (article: FormatArgs['article']): Item => {
  const { corrections, credit, deck, headline, language, original, rights, source, tags } = article
  const license = webAddressOf(rights.license)
  const notes = [
    ...corrections.flatMap((correction) => correctionLines({ correction, language })),
    ...remarks(article),
  ]
  const terms = [rights.usageTerms, license ? null : rights.license, credit].filter(Boolean)
  return {
    uri: urn(article.publicId),
    type: 'text',
    representationType: article.isExcerpt ? 'partial' : 'full',
    version: String(article.issueNumber),
    firstCreated: article.firstPublishedAt,
    versionCreated: article.lastIssuedAt,
    contentCreated: momentOf(article),
    pubStatus: article.pubStatus,
    copyrightHolder: rights.copyrightHolder,
    copyrightNotice: copyrightOf(article),
    usageTerms: terms.length > 0 ? terms.join('\n') : null,
    edNote: notes.length > 0 ? notes.join('\n') : null,
    language: languageTag(language),
    headlines: [{ role: 'main', value: safeLine(headline) }],
    descriptions: deck ? [{ role: 'summary', value: deck }] : null,
    bodies: [
      { role: 'main', contentType: 'text/html', value: contentHtml(article) },
      { role: 'plain', contentType: 'text/plain', value: toPlain(storyOf(article.body)) },
    ],
    subjects: tags.map(({ name, slug }) => ({ name, rel: 'about', literal: slug })),
    infoSources: source
      ? [{ name: source.name, role: 'originator', uri: source.homepage, literal: source.slug }]
      : null,
    by: original.author,
    renditions: [{ name: 'web', href: article.address, contentType: 'text/html' }],
    associations: associationsOf(article.links),
    altIds: [
      { role: 'slug', value: article.slug },
      ...(original.url ? [{ role: 'original', value: original.url }] : []),
    ],
    rightsInfo: license ? { linkedRights: license } : null,
  }
}

/** A title alone has no uri; only what leads somewhere is an association. */
const associationsOf = (links: readonly PublishedLink[]): Item[] =>
  links.flatMap(({ kind, title, to, url }, at) => {
    const uri = to ? urn(to.publicId) : url
    if (!uri) return []
    const rel = kind === 'readAlso' ? 'seeAlso' : kind
    return [{ name: `${kind}-${at + 1}`, rel, uri, type: 'text', headlines: [{ value: title }] }]
  })

const inVersion = ({ item, version }: { item: Item; version: NinjsVersion }): string => {
  const { uri, ...rest } = item
  const schema = `http://www.iptc.org/std/ninjs/ninjs-schema_${version}.json#`
  const whole = { uri, standard: { name: 'ninjs', version, schema }, ...rest }
  return leanJson(version === '3.1' ? whole : lowered(whole))
}

/** Version 2 has the same names in small letters, and associations without a `rel`. */
const lowered = (value: unknown, inside = ''): unknown => {
  if (Array.isArray(value)) return value.map((part) => lowered(part, inside))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(inside === 'associations' && name === 'rel'))
      .map(([name, part]) => [name.toLowerCase(), lowered(part, name)]),
  )
}
