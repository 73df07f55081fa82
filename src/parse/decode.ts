import { isBlank } from '../text/clean.ts'
import { looksArabic } from './bytes/looksArabic.ts'
import { repairMojibake } from './bytes/mojibake.ts'
import { readUtf8 } from './bytes/utf8.ts'
import { removeUnstorable } from './bytes/removeUnstorable.ts'
import { guessUtf16 } from './bytes/utf16.ts'
import type { Encoding, RejectReason, Span } from './types.ts'
import { mostWarnings } from './warnings.ts'

/** What was done to the bytes on the way, with its place in the text. */
export type Repair = Span & {
  code: 'mojibake-repaired' | 'broken-bytes' | 'encoding-guessed' | 'control-characters-removed'
}

export type Decoded =
  | { outcome: 'ok'; encoding: Encoding; text: string; repairs: Repair[] }
  | { outcome: 'rejected'; encoding: Encoding | null; reason: Unreadable }

type Unreadable = Exclude<RejectReason, 'no-text' | 'too-large'>

/**
 * Bytes to Arabic text. The first of these that fits: a byte order mark (UTF-8, UTF-16 of either
 * order), UTF-8 without a fault, UTF-16 without a mark, UTF-8 with under 0.5 % of its characters
 * broken, windows-1256. UTF-8 that was once read in another encoding is repaired. Text that is not
 * Arabic in any of them is rejected. The text is free of control characters and lone surrogates.
 */
export const decode = (bytes: Uint8Array): Decoded => {
  for (const read of readings) {
    const candidate = read(bytes)
    if (candidate === null) continue
    const { encoding, repairs } = candidate
    const mended = repairMojibake(candidate.text)
    const stored = removeUnstorable(mended.text)
    const isArabic = looksArabic({
      text: stored.text,
      certain: candidate.certain && mended.repaired.length === 0,
    })
    if (!isArabic) continue
    return {
      outcome: 'ok',
      encoding,
      text: stored.text,
      repairs: [
        ...repairs,
        ...mended.repaired.map((span) => ({ ...span, code: 'mojibake-repaired' as const })),
        ...stored.removed.map((span) => ({ ...span, code: 'control-characters-removed' as const })),
        ...brokenCharacters(stored.text),
      ].map((repair) => within({ repair, length: stored.text.length })),
    }
  }
  return reject(bytes)
}

/** Places noted before control characters were taken out may lie past the end of what is left. */
const within = ({ repair, length }: { repair: Repair; length: number }): Repair => ({
  ...repair,
  start: Math.min(repair.start, length),
  end: Math.min(repair.end, length),
})

type Reading = { encoding: Encoding; text: string; certain: boolean; repairs: Repair[] }

const byteOrderMarks: readonly { mark: number[]; encoding: Encoding }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

const byMark = (bytes: Uint8Array): Reading | null => {
  const found = byteOrderMarks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  if (!found) return null
  const { encoding } = found
  return { encoding, text: new TextDecoder(encoding).decode(bytes), certain: true, repairs: [] }
}

const asUtf8 = (bytes: Uint8Array): Reading | null => {
  const text = readUtf8(bytes)
  return text === null ? null : { encoding: 'utf-8', text, certain: true, repairs: [] }
}

const asUnmarkedUtf16 = (bytes: Uint8Array): Reading | null => {
  const encoding = guessUtf16(bytes)
  return encoding === null ? null : guessed({ bytes, encoding })
}

/** One broken character is let pass in a short text, where it is already more than 0.5 %. */
const asBrokenUtf8 = (bytes: Uint8Array): Reading | null => {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split(replacement).length - 1
  if (broken > Math.max(1, text.length * 0.005)) return null
  return { encoding: 'utf-8', text, certain: false, repairs: [] }
}

/** Every byte is a character in windows-1256, so what is plainly binary is not even tried. */
const asWindows1256 = (bytes: Uint8Array): Reading | null =>
  isBinary(bytes) ? null : guessed({ bytes, encoding: 'windows-1256' })

const guessed = ({ bytes, encoding }: { bytes: Uint8Array; encoding: Encoding }): Reading => {
  const text = new TextDecoder(encoding).decode(bytes)
  const repairs: Repair[] = [{ code: 'encoding-guessed', start: 0, end: text.length }]
  return { encoding, text, certain: false, repairs }
}

const readings = [byMark, asUtf8, asUnmarkedUtf16, asBrokenUtf8, asWindows1256]

const replacement = '\uFFFD'

/** Runs of U+FFFD: bytes that no longer say which letter they were. */
const brokenCharacters = (text: string): Repair[] => {
  const found: Repair[] = []
  for (const { 0: run, index } of text.matchAll(/\uFFFD+/g)) {
    found.push({ code: 'broken-bytes', start: index, end: index + run.length })
    if (found.length > mostWarnings) break
  }
  return found
}

/** Compressed or random bytes are control characters by one in nine; text has next to none. */
const isBinary = (bytes: Uint8Array): boolean => {
  let controls = 0
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)
      controls += 1
  }
  return controls > bytes.length * 0.02
}

const reject = (bytes: Uint8Array): Decoded => {
  const marked = byMark(bytes)
  const known = marked ?? asUtf8(bytes)
  const encoding = known?.encoding ?? null
  if (known && isBlank(known.text)) return { outcome: 'rejected', encoding, reason: 'empty' }
  if (!marked && isBinary(bytes)) return { outcome: 'rejected', encoding: null, reason: 'binary' }
  return { outcome: 'rejected', encoding, reason: known ? 'not-arabic' : 'undecodable' }
}
