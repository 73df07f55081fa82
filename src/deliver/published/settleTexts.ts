import type { Addresses } from './addresses.ts'
import { webAddressOf } from './addresses.ts'
import type { NamedRow } from './rows.ts'
import type { PublishedArticle } from './types.ts'

type Node = Record<string, unknown>

type Finder = (ids: { articles: string[]; media: string[] }) => Promise<NamedRow[]>

type Args = { articles: PublishedArticle[]; find: Finder; site: string; to: Addresses }

/**
 * The same articles with texts whose links and pictures lead somewhere: a link to an article of ours gets
 * the address of its page, a picture its file and size; where the public may not follow, the words of a
 * link stay and a picture goes. One question for all of them, and none where no text names anything.
 */
export const settleTexts = async ({
  articles,
  find,
  site,
  to,
}: Args): Promise<PublishedArticle[]> => {
  const named = { articles: new Set<string>(), media: new Set<string>() }
  for (const { body } of articles) collect({ named, node: body?.root })
  if (named.articles.size + named.media.size === 0) return articles
  const rows = await find({ articles: [...named.articles], media: [...named.media] })
  const found = new Map(rows.map((row) => [row.id, row]))
  return articles.map((article) =>
    article.body
      ? { ...article, body: { root: settle({ found, node: article.body.root, site, to }) ?? {} } }
      : article,
  )
}

/** Deepest nesting that is read; a text made to overflow the stack ends here. */
const maxDepth = 64

const collect = ({
  depth = 0,
  named,
  node,
}: {
  depth?: number
  named: Record<'articles' | 'media', Set<string>>
  node: unknown
}): void => {
  if (!isNode(node) || depth > maxDepth) return
  const article = linkedArticle(node)
  const picture = pictureIn(node)
  if (article) named.articles.add(article)
  if (picture) named.media.add(picture)
  for (const child of childrenOf(node)) collect({ depth: depth + 1, named, node: child })
}

const settle = ({
  depth = 0,
  found,
  node,
  site,
  to,
}: {
  depth?: number
  found: ReadonlyMap<string, NamedRow>
  node: Node
  site: string
  to: Addresses
}): Node | null => {
  if (depth > maxDepth) return null
  const children = childrenOf(node).flatMap(
    (child) => settle({ depth: depth + 1, found, node: child, site, to }) ?? [],
  )
  const whole = Array.isArray(node.children) ? { ...node, children } : node
  if (node.type === 'upload') {
    const picture = found.get(pictureIn(node) ?? '')?.picture
    if (!picture) return null
    const url = picture.url?.startsWith('/') ? `${site}${picture.url}` : picture.url
    return { ...whole, value: { ...picture, url: webAddressOf(url) } }
  }
  if (!isInternal(node)) return whole
  const slug = found.get(linkedArticle(node) ?? '')?.target
  return { ...whole, fields: { linkType: 'custom', url: slug ? to.article(slug) : null } }
}

const isInternal = ({ fields, type }: Node): boolean =>
  type === 'link' && isNode(fields) && fields.linkType === 'internal'

const linkedArticle = (node: Node): null | string => {
  const { fields } = node
  if (!isInternal(node) || !isNode(fields) || !isNode(fields.doc)) return null
  return uuidOf(fields.doc.value)
}

const pictureIn = ({ type, value }: Node): null | string =>
  type === 'upload' ? uuidOf(value) : null

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const uuidOf = (value: unknown): null | string => {
  const id = isNode(value) ? value.id : value
  return typeof id === 'string' && uuid.test(id) ? id.toLowerCase() : null
}

const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
