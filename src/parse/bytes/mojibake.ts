import { looksArabic } from './looksArabic.ts'

/**
 * Undoes mojibake: UTF-8 that was once read as a one-byte encoding and saved again (`المصدر` as
 * `ط§ظ„ظ…طµط¯ط±`). The text is written back into the encoding it was misread in and decoded as
 * UTF-8, first as a whole, else line by line where the pattern shows. A repair counts only where it
 * decodes without a fault. `repaired` is empty when nothing was found: spans of what was changed,
 * in the new text.
 */
export const repairMojibake = (
  text: string,
): { text: string; repaired: { start: number; end: number }[] } => {
  for (const { codec, signature } of misreadings) {
    if (!signature.test(text)) continue
    const whole = redecode({ codec, text })
    if (whole !== null && looksArabic({ text: whole })) {
      return { text: whole, repaired: [{ start: 0, end: whole.length }] }
    }
    return repairLines({ codec, signature, text })
  }
  return { text, repaired: [] }
}

type Codec = { decoded: string[]; encode: Map<string, number> }

const codecOf = (label: string): Codec => {
  const decoder = new TextDecoder(label)
  const decoded = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)))
  return { decoded, encode: new Map(decoded.map((character, byte) => [character, byte])) }
}

/**
 * Arabic letters are U+0600-06FF, in UTF-8 a byte D8-DB and a byte 80-BF. Three such pairs in a row,
 * as the wrong encoding shows them, occur in no real text.
 */
const signatureOf = ({ decoded }: Codec): RegExp => {
  const set = (from: number, to: number): string =>
    decoded
      .slice(from, to)
      .join('')
      .replace(/[\\\]^-]/g, '\\$&')
  return new RegExp(`(?:[${set(0xd8, 0xdc)}][${set(0x80, 0xc0)}]){3}`)
}

/** The encodings that UTF-8 gets misread in: the usual ones of Arabic and of Western systems. */
const misreadings = ['windows-1256', 'windows-1252'].map((label) => {
  const codec = codecOf(label)
  return { codec, signature: signatureOf(codec) }
})

const redecode = ({ codec, text }: { codec: Codec; text: string }): string | null => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const byte = codec.encode.get(text.charAt(at))
    if (byte === undefined) return null
    bytes[at] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const repairLines = ({
  codec,
  signature,
  text,
}: {
  codec: Codec
  signature: RegExp
  text: string
}): { text: string; repaired: { start: number; end: number }[] } => {
  const repaired: { start: number; end: number }[] = []
  let result = ''
  for (const line of text.split(/(?<=\n)/)) {
    const better = signature.test(line) ? redecode({ codec, text: line }) : null
    if (better !== null) repaired.push({ start: result.length, end: result.length + better.length })
    result += better ?? line
  }
  return { text: result, repaired }
}
