import { sha256Hex } from '../../../text/hash.ts'
import { decodeStream } from '../bytes/decodeStream.ts'
import { readFailure, systemReason } from '../failure.ts'
import { readItem, textOfItem } from '../feed/readItem.ts'
import type { WholeItem } from '../feed/itemBuilder.ts'
import { splitItems } from '../feed/splitItems.ts'
import { keyOf } from '../fields/keyOf.ts'
import { storableKey } from '../fields/storableKey.ts'
import { mostDocumentBytes, mostKeptBytes } from '../limits.ts'
import type { InputFile, Reader, ReadFailureReason, UnsizedItem } from '../types.ts'

const adapter = 'feed'

/**
 * Feeds and exports in XML: RSS 2.0 and 1.0, Atom (RFC 4287), WordPress WXR; an item is a document. Which
 * of them a file is, it says itself. They have one name, because a site's feed and its export give a post
 * the same guid, and an item must stay one document when its site goes from one to the other. The key is
 * the guid or id, else the link, else the hash of the text.
 */
export const feed: Reader = {
  adapter,
  extensions: ['.xml', '.rss', '.atom'],
  formats: ['xml', 'rss', 'atom', 'wxr'],
  read: async function* (input: InputFile) {
    const failFile = ({ message, reason }: { message: string; reason: ReadFailureReason }) =>
      readFailure({
        adapter,
        file: input.file,
        message,
        reason,
        sourceKey: storableKey(input.name),
      })
    let number = 0
    try {
      const stream = decodeStream({ declared, stream: input.open() })
      let isCut = false
      for await (const item of splitItems({ mostCharacters: mostDocumentBytes, stream })) {
        if (item.kind === 'noFeed') {
          const message =
            'The file is no RSS, Atom or WordPress export; what is wanted begins with <rss>, <feed> or <rdf:RDF>.'
          yield failFile({ message, reason: 'bad-record' })
          return
        }
        if (item.kind === 'cut') {
          isCut = true
          const message = `The file breaks off at line ${item.line}, byte ${item.at}, after item ${number}; fetch it again.`
          yield failFile({ message, reason: 'bad-record' })
          continue
        }
        number += 1
        yield* readOne({ input, item, number })
      }
      if (number === 0 && !isCut) {
        yield failFile({ message: 'There is no item with a document in it.', reason: 'empty' })
      }
    } catch (error) {
      const where = number === 0 ? '' : ` after item ${number}`
      const message = `The file could not be read${where}: ${systemReason(error)}.`
      yield failFile({ message, reason: 'unreadable' })
    }
  },
}

async function* readOne({
  input,
  item,
  number,
}: {
  input: InputFile
  item: WholeItem
  number: number
}): AsyncGenerator<UnsizedItem> {
  const file = `${input.file}#${number}`
  const { elements } = item
  if (item.kind !== 'item') {
    const seen = Buffer.from(
      elements
        .map(({ text }) => text.slice(0, mostKeptBytes))
        .join('\n')
        .slice(0, mostKeptBytes),
    )
    const problem =
      item.kind === 'tooLarge'
        ? `it has more than ${mostDocumentBytes} characters, the most that are read of one document; split it.`
        : `its XML is broken (${item.message}); fetch it again.`
    yield readFailure({
      adapter,
      bytes: seen.subarray(0, mostKeptBytes),
      file,
      message: `The item of line ${item.line}, from byte ${item.at} on, cannot be read: ${problem}`,
      reason: item.kind === 'tooLarge' ? 'too-large' : 'bad-record',
      sourceKey: `item-sha256:${sha256Hex(seen)}`,
    })
    return
  }
  const read = await readItem(elements)
  if (read.kind === 'passedOver') {
    yield { file, kind: 'passedOver' }
    return
  }
  const { ignored, metadata } = read
  const known = metadata.id ?? metadata.url
  if (known !== undefined && !input.wants(storableKey(known))) return
  const bytes = Buffer.from(await textOfItem(elements))
  const sourceKey = keyOf({ bytes, metadata })
  yield { adapter, bytes, file, ignored, kind: 'document', metadata, sourceKey }
}

/** The encoding that the XML declaration names (XML 1.0 §4.3.3). */
const declared = (start: string): null | string =>
  /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ?? null
