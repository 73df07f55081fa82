import { describe, expect, it, vi } from 'vitest'

import { splitRecords } from '../../../../src/import/read/csv/splitRecords.ts'
import { mostLineBytes } from '../../../../src/import/read/limits.ts'
import { sha256Hex } from '../../../../src/text/hash.ts'
import { documents, filler, keysOf, readStream, streamOf, textOf } from './helpers.ts'

const read = (...chunks: (string | Uint8Array)[]) => readStream({ chunks, format: 'csv' })

describe('CSV', () => {
  it('is a document a record, with its place, its metadata and its text as it stands', async () => {
    const [item] = await read(
      'id,url,Title,date,tags,source,author,timestamp,text\r\n',
      'a1,https://example.org/1,عنوان,2024-05-01,"سياسة، اقتصاد|طاقة;نقل",صحيفة الأفق,محرر,17,"سطر أول\r\nقال ""نعم"", ومضى"\r\n',
    )
    expect(item).toMatchObject({
      adapter: 'csv',
      file: '-:2',
      ignored: [],
      kind: 'document',
      metadata: {
        author: 'محرر',
        categories: ['سياسة', 'اقتصاد', 'طاقة', 'نقل'],
        id: 'a1',
        published: '2024-05-01',
        source: 'صحيفة الأفق',
        timestamp: '17',
        title: 'عنوان',
        url: 'https://example.org/1',
      },
      sourceKey: 'a1',
    })
    expect(textOf(item)).toBe('سطر أول\r\nقال "نعم", ومضى')
  })

  it.each([
    ['the id', 'id,url,text\nx,https://example.org/1,نص', 'x'],
    ['the address', 'id,url,text\n,https://example.org/1,نص', 'https://example.org/1'],
    ['its text', 'text\nنص', `text-sha256:${sha256Hex('نص')}`],
  ])('is known by %s', async (_name, content, key) => {
    expect(keysOf(await read(content))).toEqual([key])
  })

  it.each([
    ['semicolons', 'id;text\n1;a, b\n'],
    ['tabs', 'id\ttext\n1\ta, b\n'],
    ['bars', 'id|text\n1|a, b\n'],
    ['commas', '"id","text"\n1,"a, b"\n'],
    ['a byte order mark', '\uFEFFid,text\n1,"a, b"\n'],
    ['a column named body', 'id,body\n1,"a, b"\n'],
    ['empty columns at the end', 'id,text\n1,"a, b",,\n'],
    ['blank lines', '\n\r\nid,text\n\n1,"a, b"\n\n'],
    ['no line end', 'id,text\n1,"a, b"'],
    ['spaces after quotes', 'id,text\n"1" ,"a, b"  \n'],
  ])('may have %s', async (_name, content) => {
    const items = await read(content)
    expect([keysOf(items), items.map(textOf)]).toEqual([['1'], ['a, b']])
  })

  it('with tabs is read as that, whatever stands in it', async () => {
    const chunks = ['id,a\tb,c,d,e\ttext\n1\t2\tx,y\n']
    const [item] = await readStream({ chunks, format: 'tsv' })
    expect(textOf(item)).toBe('x,y')
  })

  it('is read the same wherever its bytes are parted', async () => {
    const whole = Buffer.from('id,text\n1,"a\r\n""b"""\r\n2,م\n"3",x"y\n')
    for (let at = 0; at <= whole.length; at += 1) {
      const items = await read(whole.subarray(0, at), whole.subarray(at))
      expect(items.map(textOf)).toEqual(['a\r\n"b"', 'م', 'x"y'])
    }
  })

  it('tells broken records with line and byte, and reads the others', async () => {
    const lines = [
      'id,text',
      '1,"a" b',
      '2,two',
      '3,a,b',
      '4',
      '5,"never closed',
      '6,six',
      '"7","seven"',
      '8,eight',
    ]
    const items = await read(lines.join('\n'))
    expect(items.map((item) => (item.kind === 'failure' ? item.file : textOf(item)))).toEqual([
      '-:2',
      'two',
      '-:4',
      '-:5',
      '-:6',
      'six',
      'seven',
      'eight',
    ])
    expect(items[4]).toMatchObject({
      message: expect.stringContaining('line 6, from byte 30 on') as string,
      reason: 'bad-record',
    })
  })

  it('names metadata that is of no use, and keeps the document', async () => {
    const [item] = await read('url,published,title,text\nwww,yesterday,عنوان,نص\n')
    expect(item).toMatchObject({
      ignored: ['published', 'url'],
      kind: 'document',
      metadata: { title: 'عنوان' },
    })
  })

  it.each([
    ['UTF-16 with its mark', [Buffer.from('\uFEFFid,text\n1,في\n', 'utf16le')], 'في'],
    ['UTF-16 of the other order', [Buffer.from('\uFEFFid,text\n1,في\n', 'utf16le').swap16()], 'في'],
  ])('is read in %s', async (_name, chunks, text) => {
    expect((await read(...chunks)).map(textOf)).toEqual([text])
  })

  it('hands on the bytes of windows-1256, and reads the columns beside them', async () => {
    const fi = Buffer.from([0xdd, 0xed])
    const [item] = await read('title,text\n', fi, ',', fi, '\n')
    expect(item).toMatchObject({ bytes: fi, metadata: { title: 'في' } })
  })

  it('keeps a NUL from the key', async () => {
    expect(keysOf(await read('id,text\na\0b,نص\n'))[0]).toMatch(/^a\uFFFDb…/)
  })

  it.each([
    ['rubbish', [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 10, 3, 10, 4])], 'bad-field'],
    ['columns without a text', ['id,title\n1,a\n2,b\n'], 'bad-field'],
    ['no record', ['id,text\n'], 'empty'],
    ['nothing', [''], 'empty'],
  ])('that is %s is told once', async (_name, chunks, reason) => {
    expect(await read(...chunks)).toMatchObject([{ kind: 'failure', reason }])
  })

  it.each([
    ['50 MB in a field in quotes', 50e6, '1,"', '"\n'],
    ['a longer line than the limit', mostLineBytes, '1,', '\n'],
  ])('with %s is read on after it', async (_name, bytes, before, after) => {
    const items = await readStream({
      chunks: ['id,text\n0,first\n', before, ...filler({ bytes }), after, '2,next\n'],
      format: 'csv',
    })
    expect(items).toMatchObject([
      { sourceKey: '0' },
      { file: '-:3', kind: 'failure', reason: 'too-large' },
      { sourceKey: '2' },
    ])
  })

  it('with a quote that is never closed loses no more than its record, however much comes', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `${at},${'x'.repeat(250_000)}\n`)
    const items = await readStream({ chunks: ['id,text\n', 'a,"open\n', ...rows], format: 'csv' })
    expect(items[0]).toMatchObject({ file: '-:2', kind: 'failure', reason: 'bad-record' })
    expect(documents(items)).toHaveLength(200)
  })
})

describe('splitRecords', () => {
  it('holds no more of a record than twice the limit, and a chunk', async () => {
    const join = vi.spyOn(Buffer, 'concat')
    const most = 1 << 20
    const records = splitRecords({
      columns: () => 2,
      delimiter: 0x2c,
      mostBytes: most,
      mostKept: 10,
      stream: streamOf(['id,text\n1,"', ...filler({ bytes: 30e6 }), '"\n2,b\n']),
    })
    const found = []
    for await (const record of records) found.push(record)
    const held = join.mock.results.map(({ value }) => (value as Buffer).length)
    join.mockRestore()
    expect(found.map(({ kind }) => kind)).toEqual(['record', 'tooLarge', 'record'])
    expect(Math.max(...held)).toBeGreaterThan(most)
    expect(Math.max(...held)).toBeLessThan(2 * most + 128 * 1024)
  })

  it('counts lines and bytes over everything that it passes over', async () => {
    const records = splitRecords({
      columns: () => 2,
      delimiter: 0x2c,
      mostBytes: 20,
      mostKept: 5,
      stream: streamOf(['a,b\n', 'c,"d\nd"\n', `e,"${'f\n'.repeat(30)}"\n`, 'g,h\n']),
    })
    const places = []
    for await (const { at, kind, line } of records) places.push([kind, line, at])
    expect(places).toEqual([
      ['record', 1, 0],
      ['record', 2, 4],
      ['tooLarge', 4, 12],
      ['record', 35, 77],
    ])
  })
})
