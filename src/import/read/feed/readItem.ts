import { htmlLine, htmlLines } from '../html/htmlText.ts'
import { readMetadata } from '../fields/metadata.ts'
import type { Metadata } from '../types.ts'
import type { FeedElement } from './itemBuilder.ts'

/** What the elements of an item are for; of several that are there the first of use counts. */
const rules: Readonly<Record<string, readonly string[]>> = {
  author: ['dc:creator', 'atom:author', 'author'],
  id: ['guid', 'atom:id'],
  published: ['wp:post_date_gmt', 'pubDate', 'atom:published', 'dc:date'],
  source: ['source', 'atom:source', 'dc:publisher'],
  text: ['content:encoded', 'atom:content', 'description', 'atom:summary', 'dc:description'],
  title: ['title', 'atom:title', 'dc:title'],
  url: ['link', 'atom:link'],
}

export type ReadItemResult =
  { ignored: string[]; kind: 'document'; metadata: Metadata } | { kind: 'passedOver' }

/**
 * What an item says of itself. Items of a WordPress export that are no public post or page (menus,
 * attachments, drafts, what stands behind a password) are passed over.
 */
export const readItem = async (elements: readonly FeedElement[]): Promise<ReadItemResult> => {
  const all = (field: string): FeedElement[] =>
    (rules[field] ?? []).flatMap((name) => elements.filter((element) => element.name === name))
  const textOf = (name: string): string | undefined =>
    elements.find((element) => element.name === name)?.text.trim()

  if (!isPublicPost(textOf)) return { kind: 'passedOver' }
  const title = all('title').find(({ text }) => text.trim() !== '')
  const guid = elements.find(({ name }) => name === 'guid')
  const permanent =
    guid && guid.attributes['isPermaLink'] !== 'false' ? guid.text.trim() : undefined
  const gmt = textOf('wp:post_date_gmt')
  const values: Record<string, unknown> = {
    author: await first({ elements: all('author'), read: authorOf }),
    categories: await categoriesOf(elements),
    id: await first({ elements: all('id'), read: ({ text }) => text.trim() }),
    published:
      gmt && !gmt.startsWith('0000')
        ? `${gmt.replace(' ', 'T')}Z`
        : await first({
            elements: all('published').filter(({ name }) => name !== 'wp:post_date_gmt'),
            read: ({ text }) => text.trim(),
          }),
    source: await first({ elements: all('source'), read: nameIn }),
    title: title && (await htmlLine(title.text)),
    url: (await first({ elements: all('url'), read: linkOf })) ?? addressIn(permanent),
  }
  return { ...readMetadata((name) => values[name]), kind: 'document' }
}

/** The text of an item: its whole content where it has that, else its description; a line a block. */
export const textOfItem = async (elements: readonly FeedElement[]): Promise<string> => {
  const isExport = elements.some(({ name }) => name.startsWith('wp:'))
  for (const name of rules['text'] ?? []) {
    for (const element of elements) {
      if (element.name !== name) continue
      // Whether it is HTML stands in the type in Atom, and nowhere in RSS; text alone reads the same.
      const isPlain =
        element.name.startsWith('atom:') && (element.attributes['type'] ?? 'text') === 'text'
      const html = isPlain ? escapeLines(element.text) : element.text
      const lines = await htmlLines({
        html: isExport ? html.replace(shortcodes, '') : html,
        keepsLines: isExport || isPlain || !html.includes('<'),
      })
      if (lines.length > 0) return lines.join('\n\n')
    }
  }
  return ''
}

/** Marks by which WordPress puts players and pictures into a text. */
const shortcodes = /\[\/?(?:audio|caption|embed|gallery|playlist|video)\b[^\]]{0,2000}\]/g

const escapeLines = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Exports hold everything; a feed says none of this. */
const isPublicPost = (textOf: (name: string) => string | undefined): boolean =>
  ['post', 'page', undefined].includes(textOf('wp:post_type')) &&
  ['publish', undefined].includes(textOf('wp:status')) &&
  ['', undefined].includes(textOf('wp:post_password'))

const first = async ({
  elements,
  read,
}: {
  elements: readonly FeedElement[]
  read: (element: FeedElement) => Promise<string | undefined> | string | undefined
}): Promise<string | undefined> => {
  for (const element of elements) {
    const found = await read(element)
    if (found) return found
  }
  return undefined
}

/** Atom has the name in an element; RSS an address of mail, with the name in brackets after it. */
const authorOf = async ({ name, text }: FeedElement): Promise<string | undefined> => {
  if (name === 'atom:author') return inner({ name: 'name', text })
  const written = await htmlLine(text)
  if (name !== 'author' || !written.includes('@')) return written
  return /\(([^()]+)\)\s*$/.exec(written)?.[1]?.trim()
}

const nameIn = ({ name, text }: FeedElement): Promise<string | undefined> =>
  name === 'atom:source' ? inner({ name: 'title', text }) : htmlLine(text)

/** The text of an element within an element, where the former stands as tags. */
const inner = async ({
  name,
  text,
}: {
  name: string
  text: string
}): Promise<string | undefined> => {
  const start = text.indexOf(`<${name}>`)
  const end = text.indexOf(`</${name}>`, start)
  if (start < 0 || end < 0) return undefined
  return htmlLine(text.slice(start + name.length + 2, end))
}

const linkOf = ({ attributes, name, text }: FeedElement): string | undefined => {
  if (name === 'link') return addressIn(text.trim())
  return (attributes['rel'] ?? 'alternate') === 'alternate'
    ? addressIn(attributes['href'])
    : undefined
}

const addressIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\//i.test(text) ? text : undefined

/** Names that WordPress gives where nobody chose one. */
const noCategory = new Set(['uncategorized', 'غير مصنف', 'بدون تصنيف'])

const categoriesOf = async (elements: readonly FeedElement[]): Promise<string[]> => {
  const names: string[] = []
  for (const { attributes, name, text } of elements) {
    // Exports file formats and other inner matters as categories too.
    const isSubject = ['category', 'post_tag', undefined].includes(domainOf(attributes))
    if (name === 'atom:category') names.push(attributes['label'] ?? attributes['term'] ?? '')
    else if ((name === 'category' && isSubject) || name === 'dc:subject')
      names.push(await htmlLine(text))
  }
  return names.filter((name) => !noCategory.has(name.trim().toLowerCase()))
}

/** In RSS the domain of a category is an address; in an export it is the name of a taxonomy. */
const domainOf = ({ domain }: Record<string, string>): string | undefined =>
  domain === undefined || domain.includes('/') || domain.includes('.') ? undefined : domain
