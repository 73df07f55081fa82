import { truncateText } from '../text/clean.ts'
import { richText, textNode } from '../text/richText.ts'

type Node = Record<string, unknown>

type Excerpt = {
  /** Whether anything was left out. */
  isCut: boolean
  /** A Lexical state; null where what was given is none. */
  state: null | { root: Node }
}

/**
 * The beginning of a Lexical state, as much of it as terms allow: cut after a word and closed by «…», a
 * link or a run in bold that is not cut stays whole, and the tree stays one that the editor reads.
 *
 * The length is that of the plain text in UTF-16 code units, line breaks and the closing … among them, so
 * it is too long by no way of counting. What cannot be measured (pictures, blocks, nodes of a plugin) is
 * left out: an excerpt is text.
 */
export const excerptOf = ({ max, state }: { max: number; state: unknown }): Excerpt => {
  const root = isNode(state) && isNode(state.root) ? state.root : null
  if (!root) return { isCut: state !== null && state !== undefined, state: null }
  const read = readText({ max, root })
  const end = read.text.length > max ? endOf({ ...read, max }) : Number.POSITIVE_INFINITY
  const { children, hasLeftOut } = rebuild({ end, root })
  const isCut = hasLeftOut || end !== Number.POSITIVE_INFINITY
  // The editor refuses a root without a child.
  const blocks = children.length > 0 ? children : closing.root.children
  return { isCut, state: { root: { ...root, children: isCut ? blocks : children } } }
}

type Link = { end: number; start: number }

type Reading = { links: Link[]; text: string }

/** Where the text is cut: after a word, and before a link that would be cut where that costs little. */
const endOf = ({ links, max, text }: Reading & { max: number }): number => {
  const end = lengthWithin({ max, text })
  const link = links.find(({ end: linkEnd, start }) => start < end && end < linkEnd)
  if (!link) return end
  const before = lengthWithin({ max: link.start + 1, text })
  return before >= end / 2 ? before : end
}

const lengthWithin = ({ max, text }: { max: number; text: string }): number =>
  Math.max(0, truncateText({ max, text }).length - 1)

/**
 * The plain text, in lines as `plainText` makes them, until it is longer than `max`. Reading and
 * rebuilding take the same steps, so that a place in the text is a place in the tree.
 */
const readText = ({ max, root }: { max: number; root: Node }): Reading => {
  const links: Link[] = []
  let text = ''
  walk({
    node: root,
    onLeaf: (leaf) => {
      text += leaf
    },
    onLine: () => {
      text += '\n'
    },
    onLink: (go) => {
      const start = text.length
      go()
      links.push({ end: text.length, start })
    },
    until: () => text.length > max,
  })
  return { links, text }
}

type Walk = {
  node: Node
  onLeaf: (text: string) => void
  /** A line begins, and it is not the first one. */
  onLine: () => void
  onLink: (go: () => void) => void
  until: () => boolean
}

const walk = ({ node: root, onLeaf, onLine, onLink, until }: Walk): void => {
  let lines = 0
  const visit = (node: Node, depth: number, inLine: boolean): void => {
    if (until()) return
    const leaf = leafText(node)
    if (leaf !== null) {
      onLeaf(leaf)
      return
    }
    const begins = beginsLine({ inLine, node })
    if (begins) {
      lines += 1
      if (lines > 1) onLine()
    }
    const go = () => {
      for (const child of measured({ depth, node })) visit(child, depth + 1, inLine || begins)
    }
    if (links.has(String(node.type))) onLink(go)
    else go()
  }
  visit(root, 0, false)
}

/** The tree up to a place in its text. */
const rebuild = ({ end, root }: { end: number; root: Node }) => {
  let at = 0
  const leftOut = { any: false }
  let isClosed = false
  let last: Node | null = null
  const isLine = beginsLine({ inLine: false, node: root })
  let lines = isLine ? 1 : 0

  const visit = (node: Node, depth: number, inLine: boolean): Node | null => {
    if (isClosed) return null
    const leaf = leafText(node)
    if (leaf !== null) {
      const start = at
      at += leaf.length
      if (at < end) return node
      isClosed = true
      // In place of a tab or a break the line gets its … all the same: without anything of its own it were none.
      last = node.type === 'text' ? { ...node, text: leaf.slice(0, end - start) } : textNode('')
      return last.text === '' ? null : last
    }
    const begins = beginsLine({ inLine, node })
    if (begins) {
      lines += 1
      if (lines > 1) at += 1
    }
    const given = childrenOf(node)
    const children = measured({ depth, node })
    if (children.length < given.length) leftOut.any = true
    const kept = children.flatMap((child) => visit(child, depth + 1, inLine || begins) ?? [])
    if (begins && last) {
      // At the end of the line and not in a link within it, so that the line stays one.
      const isItself = kept.at(-1) === last
      const sign = { ...last, text: isItself ? `${String(last.text)}…` : '…' }
      kept.splice(isItself ? -1 : kept.length, 1, sign)
      last = null
    }
    return kept.length === 0 && given.length > 0 ? null : { ...node, children: kept }
  }

  const children = measured({ depth: 0, node: root }).flatMap(
    (child) => visit(child, 1, isLine) ?? [],
  )
  return { children, hasLeftOut: leftOut.any || children.length < childrenOf(root).length }
}

const closing = richText({ blocks: [{ kind: 'paragraph', text: '…' }] })

/** Kinds of nodes whose text lies in their children and nowhere else. */
const elements = new Set([
  'autolink',
  'heading',
  'link',
  'list',
  'listitem',
  'paragraph',
  'quote',
  'root',
  'table',
  'tablecell',
  'tablerow',
])

const links = new Set(['autolink', 'link'])

/** Deepest nesting that is read; a state made to overflow the stack ends here. */
const maxDepth = 32

const measured = ({ depth, node }: { depth: number; node: Node }): Node[] =>
  depth >= maxDepth
    ? []
    : childrenOf(node).filter(
        (child) => leafText(child) !== null || elements.has(String(child.type)),
      )

/** The text of a leaf; null for everything else. */
const leafText = (node: Node): null | string => {
  if (node.type === 'linebreak') return '\n'
  return (node.type === 'text' || node.type === 'tab') && typeof node.text === 'string'
    ? node.text
    : null
}

/** A line is the outermost node with text right in it. */
const beginsLine = ({ inLine, node }: { inLine: boolean; node: Node }): boolean =>
  !inLine && childrenOf(node).some((child) => leafText(child) !== null)

const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
