import { encodingOf, encodingOfMark } from './encoding.ts'
import { peek } from './peek.ts'

/** Bytes looked at to find the encoding out. */
const peekBytes = 64 * 1024

/**
 * A stream of bytes as text, without its byte order mark. `declared` finds the name of the encoding in
 * the start of the text, read as ASCII. `encoding` is known when the first text comes.
 */
export async function* decodeStream({
  declared,
  stream,
}: {
  declared: (start: string) => null | string
  stream: AsyncIterable<Uint8Array>
}): AsyncGenerator<{ encoding: string; text: string }> {
  const { rest, start } = await peek({ size: peekBytes, stream })
  const head = start.subarray(0, peekBytes)
  const ascii = Buffer.from(head).toString('latin1')
  const encoding = encodingOf({ declared: declared(ascii), start: head })
  const decoder = new TextDecoder(encoding)
  for await (const bytes of rest) {
    yield { encoding, text: decoder.decode(bytes, { stream: true }) }
  }
  yield { encoding, text: decoder.decode() }
}

/** Bytes that a text takes in an encoding. */
export const bytesOf = ({ encoding, text }: { encoding: string; text: string }): number =>
  encoding === 'utf-8'
    ? Buffer.byteLength(text)
    : text.length * (encoding.startsWith('utf-16') ? 2 : 1)

/** The stream as it is; in UTF-8, where a mark says that it is UTF-16. */
export async function* withoutUtf16(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { rest, start } = await peek({ size: 3, stream })
  const marked = encodingOfMark(start)
  if (!marked?.label.startsWith('utf-16')) {
    yield* rest
    return
  }
  const decoder = new TextDecoder(marked.label)
  for await (const bytes of rest) yield Buffer.from(decoder.decode(bytes, { stream: true }))
  yield Buffer.from(decoder.decode())
}
