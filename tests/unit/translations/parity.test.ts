import { describe, expect, it } from 'vitest'

import { ar } from '../../../src/translations/ar.ts'
import { en } from '../../../src/translations/en.ts'

type Strings = { [key: string]: string | Strings }

const keysOf = (strings: Strings, path = ''): string[] =>
  Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}:`),
  )

const valueAt = (strings: Strings, key: string): string =>
  String(key.split(':').reduce<unknown>((at, part) => (at as Strings)[part], strings))

describe('the strings editors read', () => {
  it('exist in both languages', () => {
    expect(keysOf(ar)).toEqual(keysOf(en))
  })

  it('are never empty', () => {
    for (const key of keysOf(en)) {
      expect(valueAt(ar, key).trim(), key).not.toBe('')
      expect(valueAt(en, key).trim(), key).not.toBe('')
    }
  })

  it('are Arabic in the Arabic table and not in the English one', () => {
    for (const key of keysOf(en)) {
      expect(valueAt(ar, key), key).toMatch(/\p{Script=Arabic}/u)
      expect(valueAt(en, key), key).not.toMatch(/\p{Script=Arabic}/u)
    }
  })

  it('carry the same placeholders', () => {
    const placeholders = (text: string) => (text.match(/\{\{?\w+\}?\}/g) ?? []).sort()
    for (const key of keysOf(en)) {
      expect(placeholders(valueAt(ar, key)), key).toEqual(placeholders(valueAt(en, key)))
    }
  })
})
