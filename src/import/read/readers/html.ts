import { encodingOf } from '../bytes/encoding.ts'
import { readUpTo } from '../bytes/readUpTo.ts'
import { readFailure, systemReason } from '../failure.ts'
import { readMetadata } from '../fields/metadata.ts'
import { storableKey } from '../fields/storableKey.ts'
import { firstDate } from '../html/facts.ts'
import { mostTags, mostWeight, readPage } from '../html/readPage.ts'
import { weightOf } from '../html/weightOf.ts'
import { mostDocumentBytes, mostKeptBytes } from '../limits.ts'
import type { InputFile, Reader, ReadFailureReason } from '../types.ts'

const adapter = 'html'

/**
 * A page is one document: the text of its article without what stands around it, and the title, date,
 * author, address and site that it gives itself. Its name below the given root is its key, as that of a
 * text file: the address that a page names may be that of another.
 */
export const html: Reader = {
  adapter,
  extensions: ['.html', '.htm'],
  formats: ['html', 'htm'],
  read: async function* ({ file, name, open, wants }: InputFile) {
    const item = { adapter, file, sourceKey: storableKey(name) }
    if (!wants(item.sourceKey)) return
    const fail = ({
      bytes = new Uint8Array(),
      ...rest
    }: {
      bytes?: Uint8Array
      message: string
      reason: ReadFailureReason
    }) => readFailure({ ...item, ...rest, bytes: bytes.subarray(0, mostKeptBytes) })
    try {
      const bytes = await readUpTo({ most: mostDocumentBytes + 1, stream: open() })
      if (bytes.length > mostDocumentBytes) {
        const message = `The file has more than ${mostDocumentBytes} bytes, the most that are read of one document; split it.`
        yield fail({ bytes, message, reason: 'too-large' })
      } else if (countTags(bytes) > mostTags) {
        const message = `The page has more than ${mostTags} tags, the most that are read of one page; split it.`
        yield fail({ bytes, message, reason: 'too-large' })
      } else {
        const declared = declaredIn(bytes.subarray(0, 4096).toString('latin1'))
        const encoding = encodingOf({ declared, start: bytes })
        const page = new TextDecoder(encoding).decode(bytes)
        if ((await weightOf({ html: page, most: mostWeight })) >= mostWeight) {
          const message =
            'The elements of the page lie too deep in one another to be read; save it again with its tags closed.'
          yield fail({ bytes, message, reason: 'too-large' })
          return
        }
        const { facts, lines } = await readPage(page)
        const values: Record<string, string | undefined> = {
          author: facts.author[0],
          published: firstDate(facts.published),
          source: facts.source[0],
          title: facts.title[0],
          url: facts.url[0],
        }
        yield {
          ...item,
          ...readMetadata((field) => values[field]),
          bytes: Buffer.from(lines.join('\n\n')),
          kind: 'document',
        }
      }
    } catch (error) {
      const message = `The file could not be read: ${systemReason(error)}.`
      yield fail({ message, reason: 'unreadable' })
    }
  },
}

const openingBracket = 0x3c

const countTags = (bytes: Buffer): number => {
  let tags = 0
  for (let at = bytes.indexOf(openingBracket); at >= 0; at = bytes.indexOf(openingBracket, at + 1))
    tags += 1
  return tags
}

/** The encoding that a page names in its head (HTML Standard, "prescan a byte stream"). */
const declaredIn = (start: string): null | string =>
  /<meta\s[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ??
  /^<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ??
  null
