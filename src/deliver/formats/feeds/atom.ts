import type { PublishedArticle, Withdrawn } from '../../published/types.ts'
import { killedWords } from '../killedNotice.ts'
import { momentOf } from '../dates.ts'
import { authorOf, contentHtml, copyrightOf } from '../parts.ts'
import { languageTag } from '../text/language.ts'
import { element, emptyElement, textElement } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import { webAddressOf } from '../../published/addresses.ts'
import { wordsFor } from '../words.ts'
import { declaration } from './rss.ts'
import type { Feed } from './types.ts'
import { inFeedOrder } from './types.ts'

/**
 * Atom (RFC 4287), with a tombstone (RFC 6721) for everything that the feed once had and the public has no
 * more, and links between pages (RFC 5005 §3). The original's date is `published`, left out where it is not
 * known to the day; `updated` is the last issue here.
 */
export const toAtom = (feed: Feed): string => {
  const { articles, home, next, self, site, title, to, updated, withdrawn } = feed
  const parts = [
    textElement('id', self.replace(/\?.*$/, '')),
    textElement('title', safeLine(title)),
    textElement('updated', updated ?? '1970-01-01T00:00:00.000Z'),
    emptyElement('link', { href: self, rel: 'self', type: 'application/atom+xml' }),
    emptyElement('link', { href: home, rel: 'alternate', type: 'text/html' }),
    next ? emptyElement('link', { href: next, rel: 'next', type: 'application/atom+xml' }) : '',
    personOf({ name: site.name, uri: `${site.url}/` }),
    ...inFeedOrder(articles).map((article) => entryOf({ article, site: site.name, to })),
    ...withdrawn.map(tombstoneOf),
  ]
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
    'xml:lang': languageTag(site.language),
  }
  return `${declaration}${element('feed', attributes, `\n${parts.filter(Boolean).join('\n')}\n`)}\n`
}

const urn = (publicId: string): string => `urn:uuid:${publicId}`

const personOf = ({ name, uri }: { name: string; uri: null | string }): string =>
  element('author', {}, textElement('name', safeLine(name) || '—') + textElement('uri', uri))

type EntryArgs = { article: PublishedArticle; site: string; to: Feed['to'] }

const entryOf = ({ article, site, to }: EntryArgs): string => {
  const { address, deck, headline, lastIssuedAt, original, publicId, rights, source, tags } =
    article
  const language = languageTag(article.language)
  const license = webAddressOf(rights.license)
  const link = (rel: string, href: null | string, more: Record<string, string> = {}) =>
    href ? emptyElement('link', { href, rel, ...more }) : ''
  const parts = [
    textElement('id', urn(publicId)),
    textElement('title', safeLine(headline)),
    textElement('updated', lastIssuedAt),
    textElement('published', momentOf(article)),
    personOf({ name: authorOf({ article, site }), uri: source?.homepage ?? null }),
    link('alternate', address, { hreflang: language, type: 'text/html' }),
    link('via', original.url),
    link('license', license),
    ...article.links.flatMap((one) => link('related', one.to?.address ?? one.url)),
    ...tags.map(({ name, slug }) =>
      emptyElement('category', { label: safeLine(name), term: safeLine(slug) }),
    ),
    textElement('rights', copyrightOf(article)),
    source ? sourceOf({ source, to }) : '',
    textElement('summary', deck),
    textElement('content', contentHtml(article) || ' ', { type: 'html' }),
  ]
  return element('entry', { 'xml:lang': language }, parts.filter(Boolean).join('\n'))
}

/** The feed of the source as this archive has it, which is where its entries are also found. */
const sourceOf = ({
  source,
  to,
}: {
  source: NonNullable<PublishedArticle['source']>
  to: Feed['to']
}): string =>
  element(
    'source',
    {},
    textElement('id', to.api(`/feeds/sources/${encodeURIComponent(source.slug)}/atom.xml`)) +
      textElement('title', safeLine(source.name)) +
      emptyElement('link', { href: source.address, rel: 'alternate', type: 'text/html' }),
  )

/** RFC 6721 §3. Why it was withdrawn is between the desk and whoever asked. */
const tombstoneOf = ({ at, isKilled, language, note, publicId }: Withdrawn): string => {
  const { format } = wordsFor(language)
  const words = isKilled ? killedWords({ language, note }).join(' ') : format.withdrawn
  const comment = textElement('at:comment', words, {
    'xml:lang': languageTag(language),
  })
  return element('at:deleted-entry', { ref: urn(publicId), when: at }, comment)
}
