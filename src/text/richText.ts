/** A piece of running text as the parser cuts it. */
export type TextBlock = { kind: 'listItem' | 'paragraph' | 'subhead'; text: string }

type Direction = 'ltr' | 'rtl'

type Node = {
  [attribute: string]: unknown
  type: string
  version: number
}

/** The JSON that the Lexical editor keeps: one root whose children are blocks. */
export type RichText = {
  root: {
    children: Node[]
    direction: Direction
    format: ''
    indent: 0
    type: 'root'
    version: 1
  }
}

/**
 * Lexical editor state for blocks of plain text: paragraphs, second-level headings, and one bulleted
 * list for neighbouring list items. Every block states its direction, because the editor's own
 * converters leave it null or `ltr`.
 */
export const richText = ({
  blocks,
  direction = 'rtl',
}: {
  blocks: readonly TextBlock[]
  direction?: Direction
}): RichText => ({
  root: {
    children: groupLists(blocks).map((group) => toNode({ direction, group })),
    direction,
    format: '',
    indent: 0,
    type: 'root',
    version: 1,
  },
})

/** The text of a Lexical state, a line a block; empty for anything that is not one. */
export const plainText = (state: unknown): string => {
  const root = isRecord(state) ? state.root : undefined
  return linesOf(root).join('\n')
}

/** Blocks of a Lexical state in order, empty ones left out; the reverse of `richText`. */
export const blocksOf = (state: unknown): TextBlock[] => {
  const root = isRecord(state) ? state.root : undefined
  return childrenOf(root).flatMap((node): TextBlock[] => {
    if (node.type === 'list') {
      return childrenOf(node).map((item) => ({ kind: 'listItem' as const, text: inlineText(item) }))
    }
    const text = inlineText(node)
    if (text.trim() === '') return []
    return [{ kind: node.type === 'heading' ? 'subhead' : 'paragraph', text }]
  })
}

/** Deepest nesting that is read: a state made to overflow the stack ends here. */
const maxDepth = 64

const groupLists = (blocks: readonly TextBlock[]): TextBlock[][] =>
  blocks.reduce<TextBlock[][]>((groups, block) => {
    const last = groups.at(-1)
    if (block.kind === 'listItem' && last?.[0]?.kind === 'listItem') last.push(block)
    else groups.push([block])
    return groups
  }, [])

/** Fields stand in the order of their names, in which they are hashed. */
const toNode = ({ direction, group }: { direction: Direction; group: TextBlock[] }): Node => {
  const [first] = group
  if (first?.kind === 'listItem') {
    return {
      children: group.map(({ text }, at) => ({
        children: [textNode(text)],
        direction,
        format: '',
        indent: 0,
        type: 'listitem',
        value: at + 1,
        version: 1,
      })),
      direction,
      format: '',
      indent: 0,
      listType: 'bullet',
      start: 1,
      tag: 'ul',
      type: 'list',
      version: 1,
    }
  }
  const children = [textNode(first?.text ?? '')]
  return first?.kind === 'subhead'
    ? { children, direction, format: '', indent: 0, tag: 'h2', type: 'heading', version: 1 }
    : {
        children,
        direction,
        format: '',
        indent: 0,
        textFormat: 0,
        textStyle: '',
        type: 'paragraph',
        version: 1,
      }
}

/** A run of plain text within a line. */
export const textNode = (text: string): Node => ({
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  text,
  type: 'text',
  version: 1,
})

const linesOf = (root: unknown): string[] => {
  const lines: string[] = []
  addLines({ depth: 0, lines, node: root })
  return lines
}

const addLines = ({
  depth,
  lines,
  node,
}: {
  depth: number
  lines: string[]
  node: unknown
}): void => {
  const children = childrenOf(node)
  if (depth > maxDepth || children.length === 0) return
  const isBlock = children.some(
    (child) => typeof child.text === 'string' || child.type === 'linebreak',
  )
  if (isBlock) lines.push(inlineText(node))
  else for (const child of children) addLines({ depth: depth + 1, lines, node: child })
}

const inlineText = (node: unknown, depth = 0): string => {
  if (depth > maxDepth || !isRecord(node)) return ''
  if (typeof node.text === 'string') return node.text
  if (node.type === 'linebreak') return '\n'
  let text = ''
  for (const child of childrenOf(node)) text += inlineText(child, depth + 1)
  return text
}

/** Nearly always the very array: a state has nothing but records for children. */
const childrenOf = (node: unknown): readonly Record<string, unknown>[] => {
  if (!isRecord(node) || !Array.isArray(node.children)) return none
  const children: readonly unknown[] = node.children
  return children.every(isRecord) ? children : children.filter(isRecord)
}

const none: readonly Record<string, unknown>[] = []

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
