import type { QualifiedTag, SAXParser } from 'sax'

import { bytesOf } from '../bytes/decodeStream.ts'
import type { Place, WholeItem } from './itemBuilder.ts'
import { createItemBuilder } from './itemBuilder.ts'
import { nameOf, roots } from './names.ts'

/** An item, or what is wrong with the file and where: it is no feed, or it breaks off. */
export type FeedItem = WholeItem | (Place & { kind: 'cut' }) | (Place & { kind: 'noFeed' })

/**
 * Cuts a stream of text into the items of a feed: RSS 2.0 and 1.0, Atom, WXR. Never holds more than one
 * item, of which never more than `mostCharacters`, and one chunk of the stream. A document type is passed
 * over: of references only those of XML and HTML are decoded, so none grows and none reads a file.
 */
export async function* splitItems({
  mostCharacters,
  stream,
}: {
  mostCharacters: number
  stream: AsyncIterable<{ encoding: string; text: string }>
}): AsyncGenerator<FeedItem> {
  const { default: sax } = await import('sax')
  const parser = sax.parser(true, { position: true, xmlns: true })
  const builder = createItemBuilder({ mostCharacters })
  const root: { item: string | undefined; isOpen: boolean } = { isOpen: false, item: undefined }
  let chunk = { encoding: 'utf-8', start: 0, text: '' }
  /** How far bytes are counted: each character once, however many places are asked for. */
  const counted = { at: 0, position: 0 }

  const countTo = (position: number): void => {
    const text = chunk.text.slice(counted.position - chunk.start, position - chunk.start)
    counted.at += bytesOf({ ...chunk, text })
    counted.position += text.length
  }
  const placeAt = (position: number): Place => {
    countTo(Math.max(position, counted.position))
    return { at: counted.at, line: parser.line + 1 }
  }
  parser.onerror = ({ message }) => {
    const [said = ''] = message.split('\n', 1)
    // A lone & is everywhere, and stays what it is.
    if (!/entity|unbound namespace/i.test(said)) builder.spoil(said)
    goOn(parser)
  }
  parser.onopentag = (tag) => {
    const qualified = tag as QualifiedTag
    const name = nameOf(qualified)
    if (!root.isOpen) root.item = roots[name]
    root.isOpen = true
    builder.open({
      attributes: attributesOf(qualified),
      local: qualified.local,
      name,
      place: name === root.item ? placeAt(parser.startTagPosition - 1) : null,
    })
  }
  parser.onclosetag = builder.close
  parser.ontext = builder.text
  parser.oncdata = builder.text

  for await (const next of stream) {
    countTo(Infinity)
    chunk = { ...next, start: counted.position }
    for (let at = 0; at < next.text.length; at += sliceCharacters) {
      parser.write(next.text.slice(at, at + sliceCharacters))
      yield* builder.done()
      if (root.isOpen && root.item === undefined) break
    }
    if (root.isOpen && root.item === undefined) break
  }
  if (root.item === undefined) yield { at: 0, kind: 'noFeed', line: 1 }
  else if (builder.depth() > 0) yield { ...placeAt(parser.position), kind: 'cut' }
}

/** Characters given to the parser at once. */
const sliceCharacters = 64 * 1024

/** Where sax keeps what it has not yet given away. */
const pieces = [
  'attribName',
  'attribValue',
  'comment',
  'doctype',
  'procInstBody',
  'sgmlDecl',
  'tagName',
]

/** A piece longer than sax holds is an error and would still grow; it is let go as soon as it is that. */
const longestPiece = 64 * 1024

/** Lets sax go on after an error, as it can: what it then meets is told by itself. */
const goOn = (parser: SAXParser): void => {
  Reflect.set(parser, 'error', null)
  for (const name of pieces) {
    const held: unknown = Reflect.get(parser, name)
    if (typeof held === 'string' && held.length > longestPiece) Reflect.set(parser, name, '')
  }
}

const attributesOf = ({ attributes }: QualifiedTag): Record<string, string> =>
  Object.fromEntries(
    Object.values(attributes).map(({ local, prefix, uri, value }) => [
      nameOf({ local, prefix, uri }),
      value,
    ]),
  )
