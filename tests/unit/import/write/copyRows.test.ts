import { describe, expect, it } from 'vitest'

import { copyText, json } from '../../../../src/import/write/bulk/rows/copyRows.ts'

const table = {
  columns: new Map([
    ['id', 'id'],
    ['textKey', 'text_key'],
  ]),
  name: 'rows',
  newId: () => 'id',
  parts: [],
  types: new Map<string, string>(),
}
const written = (value: Parameters<typeof copyText>[0]['rows'][number][string]) =>
  copyText({
    fields: ['id', 'textKey'],
    rows: [{ id: 'one', textKey: value }],
    table,
  }).text.toString()

describe('rows as COPY takes them', () => {
  it.each([
    ['nothing', null, '\\N'],
    ['what is left out', undefined, '\\N'],
    ['an empty text', '', ''],
    ['a text that looks like nothing', '\\N', '\\\\N'],
    ['what parts columns and rows', 'a\tb\nc\rd\\', 'a\\tb\\nc\\rd\\\\'],
    ['a number', 7, '7'],
    ['a truth', false, 'false'],
    ['JSON', json({ text: 'a\nb "c"' }), '{"text":"a\\\\nb \\\\"c\\\\""}'],
    ['Arabic', 'نَشْرة', 'نَشْرة'],
  ])('write %s so that it comes back the same', (_, value, expected) => {
    expect(written(value)).toBe(`one\t${expected}\n`)
  })

  it('write texts of any length in their places', () => {
    const long = 'نشرة '.repeat(5000)
    const rows = [
      { id: 'one', textKey: long },
      { id: `${long}\t`, textKey: 'two' },
    ]
    const { text } = copyText({ fields: ['id', 'textKey'], rows, table })
    expect(text.toString()).toBe(`one\t${long}\n${long}\\t\ttwo\n`)
  })

  it('end with what is the same in all of them', () => {
    const rows = [{ id: 'one' }, { id: 'two' }]
    const { columns, text } = copyText({ fields: ['id'], rows, same: { textKey: 'a\tb' }, table })
    expect(columns).toEqual(['id', 'text_key'])
    expect(text.toString()).toBe('one\ta\\tb\ntwo\ta\\tb\n')
  })

  it('name the columns of the database', () => {
    expect(copyText({ fields: ['textKey'], rows: [], table })).toMatchObject({
      columns: ['text_key'],
      rows: 0,
    })
    expect(() => copyText({ fields: ['body'], rows: [], table })).toThrow(/no field body/)
  })
})
