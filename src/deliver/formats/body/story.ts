import { webAddressOf } from '../../published/addresses.ts'

/** A text as every format can say it. Nothing of a Lexical state is certain; of this everything is. */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; content: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Item[]; start: number }
  | { kind: 'paragraph' | 'quote'; content: Inline[] }
  | { kind: 'picture'; alt: string; height: number; url: string; width: number }
  | { kind: 'rule' }

export type Item = { content: Inline[]; lists: Block[] }

export type Inline =
  | { kind: 'break' }
  | { kind: 'link'; content: Inline[]; url: string }
  | { kind: 'text'; marks: number; text: string }

type Node = Record<string, unknown>

/**
 * The blocks of a Lexical state. A kind of node that is not known gives what is in it; addresses that are
 * not http(s) or mail give their words; empty blocks are left out.
 */
export const storyOf = (state: unknown): Block[] =>
  isNode(state) && isNode(state.root) ? blocksOf({ depth: 0, node: state.root }) : []

/** All text below, formatting and links apart. */
export const wordsOf = (content: readonly Inline[]): string =>
  content
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'break' ? '\n' : wordsOf(piece.content),
    )
    .join('')

/** Deepest nesting that is read; a state made to overflow the stack ends here. */
const maxDepth = 40

type Args = { depth: number; node: Node }

const blocksOf = ({ depth, node }: Args): Block[] => {
  if (depth > maxDepth) return []
  const blocks: Block[] = []
  let loose: Node[] = []
  const settle = () => {
    const content = inlinesOf({ depth, nodes: loose })
    if (wordsOf(content).trim() !== '') blocks.push({ content, kind: 'paragraph' })
    loose = []
  }
  for (const child of childrenOf(node)) {
    if (isInline(child)) {
      loose.push(child)
      continue
    }
    settle()
    blocks.push(...blockOf({ depth: depth + 1, node: child }))
  }
  settle()
  return blocks
}

const blockOf = ({ depth, node }: Args): Block[] => {
  const make = typeof node.type === 'string' ? makers[node.type] : undefined
  return make ? make({ depth, node }) : blocksOf({ depth, node })
}

const running =
  (kind: 'paragraph' | 'quote') =>
  ({ depth, node }: Args): Block[] => {
    const content = inlinesOf({ depth, nodes: childrenOf(node) })
    return wordsOf(content).trim() === '' ? [] : [{ content, kind }]
  }

const makers: Partial<Record<string, (args: Args) => Block[]>> = {
  heading: ({ depth, node }) => {
    const content = inlinesOf({ depth, nodes: childrenOf(node) })
    const level = node.tag === 'h3' ? 3 : /^h[456]$/.test(String(node.tag)) ? 4 : 2
    return wordsOf(content).trim() === '' ? [] : [{ content, kind: 'heading', level }]
  },
  horizontalrule: () => [{ kind: 'rule' }],
  list: ({ depth, node }) => {
    const items =
      depth > maxDepth ? [] : childrenOf(node).flatMap((item) => itemOf({ depth, item }))
    const start = Number.isSafeInteger(node.start) ? Number(node.start) : 1
    return items.length > 0
      ? [{ isOrdered: node.listType === 'number', items, kind: 'list', start }]
      : []
  },
  paragraph: running('paragraph'),
  quote: running('quote'),
  upload: ({ node }) => {
    const value = isNode(node.value) ? node.value : {}
    const url = webAddressOf(value.url)
    const { height, width } = value
    if (!url || typeof height !== 'number' || typeof width !== 'number') return []
    if (typeof value.mimeType !== 'string' || !value.mimeType.startsWith('image/')) return []
    const alt = typeof value.alt === 'string' ? value.alt : ''
    return [{ alt, height, kind: 'picture', url, width }]
  },
}

const itemOf = ({ depth, item }: { depth: number; item: Node }): Item[] => {
  const children = childrenOf(item)
  const nested = children.filter((child) => !isInline(child))
  const content = inlinesOf({ depth, nodes: children.filter(isInline) })
  const lists = nested.flatMap((node) => blockOf({ depth: depth + 1, node }))
  return wordsOf(content).trim() === '' && lists.length === 0 ? [] : [{ content, lists }]
}

const inlines = new Set(['autolink', 'linebreak', 'link', 'tab', 'text'])

const isInline = ({ type }: Node): boolean => typeof type === 'string' && inlines.has(type)

const inlinesOf = ({ depth, nodes }: { depth: number; nodes: Node[] }): Inline[] =>
  depth > maxDepth ? [] : nodes.flatMap((node) => inlineOf({ depth, node }))

const inlineOf = ({ depth, node }: Args): Inline[] => {
  if (node.type === 'linebreak') return [{ kind: 'break' }]
  if (typeof node.text === 'string') {
    const marks = typeof node.format === 'number' ? node.format & 127 : 0
    return node.text === '' ? [] : [{ kind: 'text', marks, text: node.text }]
  }
  const content = inlinesOf({ depth: depth + 1, nodes: childrenOf(node) })
  const url = node.type === 'link' || node.type === 'autolink' ? linkOf(node.fields) : null
  return url ? [{ content, kind: 'link', url }] : content
}

const linkOf = (fields: unknown): null | string => {
  if (!isNode(fields) || typeof fields.url !== 'string') return null
  const mail = /^mailto:[^\s<>"'\\]{3,254}$/i.exec(fields.url.trim())?.[0]
  return mail ?? webAddressOf(fields.url)
}

const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
