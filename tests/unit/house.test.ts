import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Who may import whom. Data flows one way: text ← parse ← match ← import → collections; the desk, which
 * asks `match` and `parse` too, and the read side stand beside the import and never touch it; what a source allows
 * (`rights`) both go by; only the plugin knows every room.
 */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  translations: [],
  parse: ['text'],
  match: ['text', 'parse'],
  access: ['translations'],
  collections: ['text', 'access', 'translations'],
  rights: ['text', 'collections'],
  import: ['text', 'parse', 'match', 'collections', 'access', 'translations', 'database'],
  desk: ['text', 'parse', 'match', 'collections', 'access', 'translations', 'database', 'rights'],
  deliver: ['text', 'collections', 'access', 'translations', 'database', 'rights'],
  database: ['collections'],
  admin: ['translations', 'text', 'collections', 'access', 'desk'],
  options: ['collections', 'access', 'text', 'import'],
  server: ['deliver', 'access', 'collections', 'database', 'payload.config.ts'],
  client: ['deliver'],
}

/** Rooms at the edge, which put the others together. */
const knowsAll = new Set(['app', 'commands', 'index', 'plugin', 'seeds'])

/** Generated, and types only. */
const forEveryone = new Set(['payload-types'])

const roomOf = (file: string): string => {
  const parts = path.relative(root, file).split(path.sep)
  const [top, room = ''] = parts
  return top === 'src' ? room.replace(/\.tsx?$/, '') : (top ?? '')
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    path.resolve(path.dirname(file), match[1] ?? ''),
  )

const files = ['collections', 'src', 'seeds'].flatMap(sourceFiles)

describe('the house', () => {
  it('has no room that nobody drew', () => {
    const rooms = new Set(files.map(roomOf))
    const known = new Set([...Object.keys(mayImport), ...knowsAll, ...forEveryone])
    expect([...rooms].filter((room) => !known.has(room))).toEqual([])
  })

  it('lets data flow one way', () => {
    const broken = files.flatMap((file) => {
      const room = roomOf(file)
      const allowed = mayImport[room]
      if (!allowed) return []
      return importsOf(file)
        .map((target) => roomOf(target))
        .filter((to) => to !== room && !allowed.includes(to) && !forEveryone.has(to))
        .map((to) => `${path.relative(root, file)} imports ${to}`)
    })
    expect(broken).toEqual([])
  })

  it('keeps the pure rooms free of Payload, Postgres and the file system', () => {
    const pure = files.filter((file) => ['text', 'parse', 'match', 'rights'].includes(roomOf(file)))
    const impure = pure.filter((file) =>
      /from '(?:payload|@payloadcms\/|pg|next|react|node:(?:fs|net|http|child_process))/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(pure.length).toBeGreaterThan(10)
    expect(impure.map((file) => path.relative(root, file))).toEqual([])
  })

  it('notices an import that goes the wrong way', () => {
    expect(mayImport.text).not.toContain('parse')
    expect(roomOf(path.join(root, 'src/parse/index.ts'))).toBe('parse')
    expect(roomOf(path.join(root, 'collections/tags/index.ts'))).toBe('collections')
  })
})
