import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { recordOf } from '../../src/commands/parse.ts'
import { collectTagKnowledge } from '../../src/match/tags/collectTagKnowledge.ts'
import { parseDocument } from '../../src/parse/index.ts'
import { tagInputOf } from '../../src/parse/record.ts'
import type { Row } from './shared/rows.ts'
import { printRows, writeRows } from './shared/rows.ts'

/**
 * `npm run bench -- parse [DOCUMENTS.jsonl] [--json FILE]`: documents a second over 1,000 documents with
 * their tags, against decoding and cutting lines alone; and milliseconds a megabyte for documents of
 * 1 to 8 MB (`size`), against those of 1 MB (a ratio near 1 is linear time).
 *
 * @param args the command's arguments: a `.jsonl` file with a `text` a line, or nothing for the
 * generator beside the repository, or, without it, the seeds with variation
 */
export const run = (args: readonly string[]): Row[] => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'string' } },
  })
  const documents = loadDocuments(positionals[0])
  const rows = [...documentsASecond(documents), ...byLength(documents)]
  printRows({ rows })
  writeRows({ file: values.json, rows })
  return rows
}

const root = path.resolve(import.meta.dirname, '../..')
const wanted = 1000
const sizes = [1, 2, 4, 8]

const documentsASecond = (documents: readonly Uint8Array[]): Row[] => {
  const rate = (work: () => unknown): number => documents.length / seconds(work)
  const againstValue = rate(() => cutLines(documents))
  const rates = {
    'parse with tags': rate(() => parseWithTags(documents)),
    'parse alone': rate(() => documents.map((bytes) => parseDocument(bytes).outcome)),
  }
  return Object.entries(rates).map(([name, value]) => ({
    name,
    size: documents.length,
    value,
    unit: 'documents/s',
    against: 'decoding and cutting lines',
    againstValue,
    ratio: value / againstValue,
  }))
}

/** What the command does: once for the tags of all, once to print. */
const parseWithTags = (documents: readonly Uint8Array[]): number => {
  const archive = collectTagKnowledge(
    documents.flatMap((bytes) => {
      const parsed = parseDocument(bytes)
      const input = parsed.outcome === 'ok' ? tagInputOf(parsed) : null
      return input ? [input] : []
    }),
  )
  return documents.reduce((length, bytes) => {
    const parsed = parseDocument(bytes)
    if (parsed.outcome === 'rejected') return length
    return length + JSON.stringify(recordOf({ file: '', parsed, archive })).length
  }, 0)
}

const cutLines = (documents: readonly Uint8Array[]): number =>
  documents.reduce((count, bytes) => count + new TextDecoder().decode(bytes).split('\n').length, 0)

/** Three shapes of each length: many paragraphs, one line, and many titles. */
const byLength = (documents: readonly Uint8Array[]): Row[] => {
  const texts = documents.map((bytes) => new TextDecoder().decode(bytes))
  const paragraph = `${texts.join(' ').replace(/\s+/g, ' ').replace(/[:•]/g, '').slice(0, 1000)}.`
  const list = `${paragraph}\n\nمقالات مشابهة\n`
  const shapes = {
    paragraphs: { start: '', unit: `${paragraph}\n\n` },
    'one line': { start: '', unit: `${paragraph} ` },
    titles: { start: list, unit: `• ${paragraph.slice(0, 80)}\n` },
  }
  return Object.entries(shapes).flatMap(([name, shape]) => {
    const times = sizes.map((megabytes) => {
      const bytes = fill({ ...shape, megabytes })
      return (seconds(() => parseDocument(bytes)) * 1000) / (bytes.length / 1e6)
    })
    const againstValue = times[0] ?? 0
    return times.map((value, index) => ({
      name: `parse, ${name}`,
      size: sizes[index] ?? 0,
      value,
      unit: 'ms/MB',
      against: '1 MB',
      againstValue,
      ratio: value / againstValue,
    }))
  })
}

const fill = ({
  start,
  unit,
  megabytes,
}: {
  start: string
  unit: string
  megabytes: number
}): Uint8Array => {
  const unitBytes = new TextEncoder().encode(unit).length
  return new TextEncoder().encode(start + unit.repeat(Math.ceil((megabytes * 1e6) / unitBytes)))
}

/** The middle of five runs, after one that warms up. */
const seconds = (work: () => unknown): number => {
  work()
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    work()
    return (performance.now() - began) / 1000
  })
  return times.sort((a, b) => a - b)[2] ?? Infinity
}

const loadDocuments = (file: string | undefined): Uint8Array[] => {
  const generator = path.resolve(root, '../shared/corpus/gen_corpus.mjs')
  const lines =
    file !== undefined
      ? readFileSync(file, 'utf8')
      : existsSync(generator)
        ? execFileSync(process.execPath, [generator, String(wanted)], {
            maxBuffer: 1 << 28,
          }).toString()
        : null
  const texts = lines === null ? variedSeeds() : lines.split('\n').filter(Boolean).map(textOf)
  return texts.slice(0, wanted).map((text) => new TextEncoder().encode(text))
}

const textOf = (line: string): string => {
  const record: unknown = JSON.parse(line)
  const text =
    typeof record === 'object' && record !== null && 'text' in record ? record.text : null
  if (typeof text !== 'string')
    throw new Error('A line has no "text"; give JSON Lines with one a line.')
  return text
}

/** The seeds over and over, each time with other lines left out. */
const variedSeeds = (): string[] => {
  const folder = path.join(root, 'seeds/documents')
  const seeds = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  return Array.from({ length: wanted }, (_, index) =>
    (seeds[index % seeds.length] ?? '')
      .split('\n')
      .filter((_line, at) => (at * 7 + index) % 11 > 0)
      .join('\n'),
  )
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  run(process.argv.slice(2))
}
