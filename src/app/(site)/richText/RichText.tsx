import type { ReactNode } from 'react'

import { articlePath } from '../addresses/paths.ts'
import { webHref } from '../addresses/webHref.ts'
import { blockDirection } from './direction.ts'
import { formatted } from './formatted.tsx'
import { Isolated } from './Isolated.tsx'
import type { LexicalNode } from './nodes.ts'
import { childrenOf, isNode, maxDepth, textOf } from './nodes.ts'

/** The body of an article from the state that the Lexical editor keeps. */
export const RichText = ({ state }: { state: unknown }) => renderChildren(state, 0)

type Render = (args: { children: ReactNode; node: LexicalNode }) => ReactNode

/** What each kind of node becomes. A kind that is not here shows its children and nothing else. */
const rules: Record<string, Render> = {
  autolink: ({ children, node }) => link({ children, node }),
  heading: ({ children, node }) => heading({ children, node }),
  horizontalrule: () => <hr />,
  linebreak: () => <br />,
  link: ({ children, node }) => link({ children, node }),
  list: ({ children, node }) => {
    const List = node.listType === 'number' ? 'ol' : 'ul'
    const start = List === 'ol' && typeof node.start === 'number' && node.start !== 1
    return <List {...(start ? { start: Number(node.start) } : {})}>{children}</List>
  },
  listitem: ({ children, node }) => <li dir={blockDirection(textOf(node))}>{children}</li>,
  paragraph: ({ children, node }) => {
    const text = textOf(node)
    return text.trim() === '' ? null : <p dir={blockDirection(text)}>{children}</p>
  },
  quote: ({ children, node }) => (
    <blockquote dir={blockDirection(textOf(node))}>{children}</blockquote>
  ),
  tab: () => ' ',
  text: ({ node }) =>
    formatted({
      children: <Isolated text={typeof node.text === 'string' ? node.text : ''} />,
      format: node.format,
    }),
  upload: ({ node }) => picture(node),
}

const renderChildren = (value: unknown, depth: number): ReactNode =>
  depth > maxDepth
    ? null
    : childrenOf(value).map((node, at) => <Node depth={depth} key={at} node={node} />)

const Node = ({ depth, node }: { depth: number; node: LexicalNode }) => {
  const children = renderChildren(node, depth + 1)
  const rule = typeof node.type === 'string' && Object.hasOwn(rules, node.type) && rules[node.type]
  return rule ? rule({ children, node }) : children
}

/** The page has one first-level heading, the headline, so those in the text begin at the second. */
const heading: Render = ({ children, node }) => {
  const text = textOf(node)
  if (text.trim() === '') return null
  const Heading = node.tag === 'h3' ? 'h3' : node.tag === 'h4' || node.tag === 'h5' ? 'h4' : 'h2'
  return <Heading dir={blockDirection(text)}>{children}</Heading>
}

const link: Render = ({ children, node }) => {
  const fields = isNode(node.fields) ? node.fields : {}
  const href = fields.linkType === 'internal' ? internalHref(fields.doc) : webHref(fields.url)
  if (!href) return children
  const elsewhere = /^https?:/i.test(href)
  // What the archive did not choose, it does not recommend to search engines.
  return (
    <a href={href} {...(elsewhere ? { rel: 'noopener nofollow external' } : {})}>
      {children}
    </a>
  )
}

/** Only an article that the reader may see comes populated; to any other there is no link. */
const internalHref = (doc: unknown): null | string => {
  if (!isNode(doc) || doc.relationTo !== 'articles' || !isNode(doc.value)) return null
  return typeof doc.value.slug === 'string' ? articlePath(doc.value.slug) : null
}

const picture = ({ value }: LexicalNode): ReactNode => {
  if (!isNode(value) || typeof value.mimeType !== 'string') return null
  const src = webHref(value.url)
  const { height, width } = value
  const sized = typeof width === 'number' && typeof height === 'number'
  if (!src || !sized || !value.mimeType.startsWith('image/')) return null
  const alt = typeof value.alt === 'string' ? value.alt : ''
  return (
    <figure>
      {/* A plain element: its size is known, and the image component would bring a script. */}
      <img alt={alt} height={height} loading="lazy" src={src} width={width} />
    </figure>
  )
}
