import { describe, expect, it } from 'vitest'

import { parseDocument } from '../../../src/parse/index.ts'
import { bytesOf, first, headline, other, page, parsed, read, second, third } from './documents.ts'

const text = page(
  first,
  second,
  third,
  'المصدر: البوابة',
  'كلمات دلالية: خطة جديدة',
  'إقرأ أيضاً:',
  headline,
  other,
  ['مقالات مشابهة', '  • عنوان أول من اثنين', '  • عنوان «ثان» من اثنين'],
)
const plain = read(text)

const utf16 = ({ littleEndian, mark }: { littleEndian: boolean; mark: boolean }): Uint8Array => {
  const units = mark ? `\uFEFF${text}` : text
  const bytes = new DataView(new ArrayBuffer(units.length * 2))
  for (let at = 0; at < units.length; at += 1) {
    bytes.setUint16(at * 2, units.charCodeAt(at), littleEndian)
  }
  return new Uint8Array(bytes.buffer)
}

const oneByte = ({ label, content }: { label: string; content: string }): Uint8Array => {
  const decoder = new TextDecoder(label)
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(content, (character) => codes.get(character) ?? 0x3f)
}

const misread = (label: string): Uint8Array =>
  bytesOf(new TextDecoder(label, { ignoreBOM: true }).decode(bytesOf(text)))

describe('one document in every encoding', () => {
  it.each([
    ['UTF-8', bytesOf(text), 'utf-8', []],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${text}`), 'utf-8', []],
    ['UTF-16 LE', utf16({ littleEndian: true, mark: true }), 'utf-16le', []],
    ['UTF-16 BE', utf16({ littleEndian: false, mark: true }), 'utf-16be', []],
    [
      'UTF-16 LE, no mark',
      utf16({ littleEndian: true, mark: false }),
      'utf-16le',
      ['encoding-guessed'],
    ],
    [
      'UTF-16 BE, no mark',
      utf16({ littleEndian: false, mark: false }),
      'utf-16be',
      ['encoding-guessed'],
    ],
    [
      'windows-1256',
      oneByte({ label: 'windows-1256', content: text }),
      'windows-1256',
      ['encoding-guessed'],
    ],
    ['UTF-8 misread as windows-1256', misread('windows-1256'), 'utf-8', ['mojibake-repaired']],
    ['UTF-8 misread as windows-1252', misread('windows-1252'), 'utf-8', ['mojibake-repaired']],
  ])('%s gives the same parts', (_, bytes, encoding, warnings) => {
    expect(parsed(bytes).encoding).toBe(encoding)
    expect(read(bytes)).toEqual({ ...plain, warnings })
  })

  it('repairs the lines that are misread, and those alone', () => {
    const [start, ...rest] = text.split('\n')
    const mixed = [new TextDecoder('windows-1256').decode(bytesOf(start ?? '')), ...rest].join('\n')
    expect(read(mixed)).toEqual({ ...plain, warnings: ['mojibake-repaired'] })
  })
})

describe('damaged bytes', () => {
  it('keeps a document with few broken bytes, and says where', () => {
    const bytes = bytesOf(text)
    bytes[bytesOf(first.slice(0, 30)).length] = 0xff
    const document = parsed(bytes)
    expect(document.encoding).toBe('utf-8')
    const [warning] = document.warnings
    expect(warning?.code).toBe('broken-bytes')
    expect(document.text.slice(warning?.start, warning?.end)).toMatch(/^\uFFFD+$/)
    expect(document.related.map(({ text: title }) => title)).toEqual(plain.related)
  })

  it('rejects a document that is broken all over', () => {
    const bytes = bytesOf(text).map((byte, at) => (at % 9 === 0 ? 0xff : byte))
    expect(parseDocument(bytes)).toMatchObject({ outcome: 'rejected', reason: 'undecodable' })
  })

  it('takes control characters out, in the middle of words and markers too', () => {
    const dirty = text
      .replace('المصدر', 'المص\u0000در')
      .replace('الجهات', 'الج\u0008ه\u0091ات')
      .replace('مقالات', '\u001Bمقالات')
    const document = read(dirty)
    expect({ ...document, warnings: [] }).toEqual(plain)
    expect(new Set(document.warnings)).toEqual(new Set(['control-characters-removed']))
    for (const control of ['\u0000', '\u0008', '\u0091', '\u001B']) {
      expect(parsed(dirty).text).not.toContain(control)
    }
  })

  it('holds no lone surrogate', () => {
    const units = utf16({ littleEndian: true, mark: true })
    units.set([0x00, 0xd8], 20)
    expect(parsed(units).text).not.toMatch(/\p{Surrogate}/u)
  })

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['NEL', '\u0085'],
    ['LINE SEPARATOR', '\u2028'],
    ['PARAGRAPH SEPARATOR', '\u2029'],
  ])('reads lines that end in %s', (_, end) => {
    expect(read(text.replaceAll('\n', end))).toEqual(plain)
  })
})

describe('what is no Arabic document', () => {
  const persian =
    'وزیر امور خارجه در گفتگو با خبرنگاران گفت که این پروژه تا پایان سال آینده به پایان می‌رسد. '
  const withMan = `${persian}من و علی گفتیم که کار از فردا آغاز می شود. `
  const urdu = 'حکومت نے کہا کہ عوام کے لیے من پسند منصوبے شروع کیے جا رہے ہیں اور کام جاری ہے۔ '
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blank lines', bytesOf('\n \u00A0\n\u200F\n'), 'empty'],
    ['a mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty'],
    [
      'English',
      bytesOf('The talks will go on for three more days, the ministry said.'),
      'not-arabic',
    ],
    ['English in UTF-16', utf16Of('The talks will go on for three more days.'), 'not-arabic'],
    ['digits', bytesOf('12345 67890'), 'not-arabic'],
    ['Persian', bytesOf(persian), 'not-arabic'],
    ['long Persian', bytesOf(persian.repeat(20)), 'not-arabic'],
    ['Persian with «من» and «علی»', bytesOf(withMan.repeat(5)), 'not-arabic'],
    ['Urdu with «من»', bytesOf(urdu.repeat(5)), 'not-arabic'],
    ['titles without an article', bytesOf('مقالات مشابهة\n• عنوان أول من هنا'), 'no-text'],
    ['a source and keywords', bytesOf('المصدر: البوابة\nكلمات دلالية: من هنا'), 'no-text'],
    ['a headline to read also', bytesOf('إقرأ أيضاً:\nخطة جديدة من الوزارة'), 'no-text'],
    ['two words', bytesOf('خبر عاجل'), 'no-text'],
    [
      'a picture',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * at * 31 + at * 7) % 256),
      'binary',
    ],
    [
      'French in windows-1252',
      oneByte({ label: 'windows-1252', content: 'Le président a été élu à Genève. '.repeat(20) }),
      'undecodable',
    ],
  ])('%s is rejected', (_, bytes, reason) => {
    const document = parseDocument(bytes)
    expect(document).toMatchObject({ outcome: 'rejected', reason })
    expect(document).toHaveProperty('message', expect.stringMatching(/^[A-Z].+\.$/))
  })

  it('rejects what is longer than the limit, by its own limit too', () => {
    const bytes = bytesOf(text)
    expect(parseDocument(bytes, { maxBytes: bytes.length })).toHaveProperty('outcome', 'ok')
    expect(parseDocument(bytes, { maxBytes: bytes.length - 1 })).toMatchObject({
      outcome: 'rejected',
      reason: 'too-large',
      encoding: null,
    })
  })

  it('takes a short Arabic text without a particle, and one in a sea of spaces', () => {
    expect(parseDocument(bytesOf('أعلنت الوزارة خطة جديدة.'))).toHaveProperty('outcome', 'ok')
    expect(parseDocument(bytesOf(text + ' '.repeat(100_000)))).toHaveProperty('outcome', 'ok')
  })
})

function utf16Of(content: string): Uint8Array {
  const bytes = new Uint8Array(2 + content.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < content.length; at += 1) bytes[2 + at * 2] = content.charCodeAt(at)
  return bytes
}
