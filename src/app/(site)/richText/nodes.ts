/** A node of a Lexical state as it comes out of the database: nothing about it is certain. */
export type LexicalNode = Record<string, unknown>

/** The children of a node, or of a whole state's root; empty for anything else. */
export const childrenOf = (value: unknown): LexicalNode[] => {
  if (!isNode(value)) return []
  if (isNode(value.root)) return childrenOf(value.root)
  return Array.isArray(value.children) ? value.children.filter(isNode) : []
}

export const isNode = (value: unknown): value is LexicalNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All text below a node, its links and formatting apart. */
export const textOf = (node: LexicalNode, depth = 0): string => {
  if (typeof node.text === 'string') return node.text
  if (depth > maxDepth) return ''
  return childrenOf(node)
    .map((child) => textOf(child, depth + 1))
    .join('')
}

/** Deepest nesting that is shown: a state made to overflow the stack ends here. */
export const maxDepth = 40
