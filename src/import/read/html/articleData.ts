/** What a page's JSON-LD says of its article. */
export type ArticleData = {
  authors: string[]
  datePublished: null | string
  headline: null | string
  publisher: null | string
}

/** Types of schema.org that are articles. */
const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:[A-Za-z]*Article|BlogPosting|LiveBlogPosting|Report)$/

/** Objects looked at, and how deep they may lie in lists and graphs. */
const mostNodes = 1000
const deepest = 6

/**
 * The first schema.org article in a page's JSON-LD. What is no JSON, or of another shape, is passed over.
 *
 * @param scripts contents of the elements `script type="application/ld+json"`
 */
export const readArticleData = (scripts: readonly string[]): ArticleData => {
  const nodes: Record<string, unknown>[] = []
  for (const script of scripts) collect({ depth: 0, nodes, value: parse(script) })
  const article = nodes.find((node) =>
    list(node['@type']).some((type) => articleTypes.test(String(type))),
  )
  return {
    authors: list(article?.['author']).flatMap(nameOf).slice(0, 5),
    datePublished: text(article?.['datePublished']),
    headline: text(article?.['headline']),
    publisher: nameOf(list(article?.['publisher'])[0])[0] ?? null,
  }
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const collect = ({
  depth,
  nodes,
  value,
}: {
  depth: number
  nodes: Record<string, unknown>[]
  value: unknown
}): void => {
  if (depth > deepest || nodes.length >= mostNodes || typeof value !== 'object' || value === null)
    return
  if (Array.isArray(value)) {
    for (const item of value) collect({ depth: depth + 1, nodes, value: item })
    return
  }
  const node = value as Record<string, unknown>
  nodes.push(node)
  collect({ depth: depth + 1, nodes, value: node['@graph'] })
  collect({ depth: depth + 1, nodes, value: node['mainEntity'] })
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const text = (value: unknown): null | string => (typeof value === 'string' ? value : null)

const nameOf = (value: unknown): string[] => {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : value
  return typeof name === 'string' && !/^https?:/i.test(name) ? [name] : []
}
