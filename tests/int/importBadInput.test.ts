import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { DocumentReport } from '../../src/import/index.ts'
import { readInputs, resolveInputs, runImport } from '../../src/import/index.ts'
import type { RunningPayload } from '../helpers/payload.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, runSeed, streamOf } from './importHelpers.ts'

/**
 * Whatever the input is, what is wrong with it is told with its place, and everything good around it is
 * imported, in batches.
 */

let running: RunningPayload
let cwd: string
beforeAll(async () => {
  running = await startPayload()
})
afterAll(() => running.stop())
beforeEach(async () => {
  const { pool } = running.payload.db as unknown as PostgresAdapter
  await pool.query(
    'TRUNCATE articles, documents, related_links, tags, sources, import_runs, nashra_import_undo, nashra_taken_texts CASCADE',
  )
  cwd = mkdtempSync(path.join(os.tmpdir(), 'nashra-bad-'))
  return () => rmSync(cwd, { force: true, recursive: true })
})

const text = (subject: string) => documentOf({ main: { body: bodyOn(subject), source: 'وام' } })
const line = (id: string, more: Record<string, unknown> = {}) =>
  `${JSON.stringify({ id, text: text(`مبنى ${id}`), ...more })}\n`
const lines = (name: string, size: number) =>
  Array.from({ length: size }, (_, at) => line(`${name} ${at}`)).join('')

const write = (name: string, content: string | Uint8Array) => {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
  writeFileSync(path.join(cwd, name), content)
}

/** Good documents before and after, more than are written one by one. */
const good = 2 * 15
const writeGood = () => {
  write('0-before.jsonl', lines('before', good / 2))
  write('9-after.jsonl', lines('after', good / 2))
}

/** Content as a zstd frame of blocks that are not compressed (RFC 8878 §3.1.1). */
const zstd = (content: string): Buffer => {
  const most = 64 * 1024
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])]
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += most) {
    const block = bytes.subarray(at, at + most)
    const header = (block.length << 3) | (at + most >= bytes.length ? 1 : 0)
    parts.push(Buffer.from([header, header >> 8, header >> 16]), block)
  }
  return Buffer.concat(parts)
}

type Case = {
  bad: () => void
  /** Documents of the bad file that are read all the same. */
  kept?: number
  /** Of each problem: its file, and what is said of it. */
  told: [string, RegExp][]
}

const megabytes = 1024 * 1024

const cases: Record<string, Case> = {
  'a broken line of JSON': {
    bad: () => write('5.jsonl', `${line('a')}{"text": "…\n${line('b')}`),
    kept: 2,
    told: [
      ['./5.jsonl:2', /^bad-json: Line 2, from byte \d{3,} on, cannot be read: it is no JSON/],
    ],
  },
  'a field of the wrong type': {
    bad: () => write('5.jsonl', `{"text": 7}\n${line('b', { title: 7 })}[]\n`),
    kept: 1,
    told: [
      ['./5.jsonl:1', /^bad-field: Line 1, from byte 0 on, .* no string "text"/],
      ['./5.jsonl:3', /^bad-field: Line 3, from byte \d+ on, .* no object/],
    ],
  },
  'a line of 50 MB': {
    bad: () => {
      const long = Buffer.alloc(50 * megabytes, 'x')
      write('5.jsonl', Buffer.concat([Buffer.from(line('a')), long, Buffer.from(`\n${line('b')}`)]))
    },
    kept: 2,
    told: [['./5.jsonl:2', /^too-large: Line 2, from byte \d+ on, .* more than \d+ bytes/]],
  },
  'gzip that breaks off': {
    bad: () => {
      const whole = gzipSync(lines('zipped', 400), { level: 0 })
      write('5.jsonl.gz', whole.subarray(0, whole.length / 2))
    },
    told: [
      ['./5.jsonl.gz', /^unreadable: .* after line \d+: its gzip data breaks off at byte \d+/],
    ],
  },
  'zstd that breaks off': {
    bad: () => {
      const whole = zstd(lines('zipped', 400))
      write('5.jsonl.zst', whole.subarray(0, whole.length / 2))
    },
    told: [
      ['./5.jsonl.zst', /^unreadable: .* after line \d+: its zstd data breaks off at byte \d+/],
    ],
  },
  'a wrong encoding': {
    bad: () => {
      write('5.jsonl', Buffer.from(`\uFEFF${line('a')}`, 'utf16le'))
      write('6.jsonl', Buffer.from('{"text": "\\u0627 \xC7\xC1"}\n', 'latin1'))
    },
    told: [
      ['./5.jsonl', /^unreadable: .* UTF-16; save it as UTF-8/],
      ['./6.jsonl:1', /^wrong-encoding: Line 1, from byte 0 on, .* no UTF-8/],
    ],
  },
  'a symlink that leads to itself, and one to the folder it is in': {
    bad: () => {
      symlinkSync('5.txt', path.join(cwd, '5.txt'))
      symlinkSync('.', path.join(cwd, '6'))
    },
    told: [['5.txt', /^unreadable: .* symbolic links lead in a circle/]],
  },
  'NUL and lone surrogates': {
    bad: () => {
      const odd = (letter: string, id: string) =>
        line(`${id}${letter}`, {
          author: `مراسل${letter}`,
          published: `2024-01-01${letter}`,
          source: `صحيفة${letter}`,
          tags: [`وسم${letter}`],
          text: `${text(`حقل ${id}`)}${letter}\n\nفقرة${letter} أخيرة`,
          title: `عنوان ${id}${letter}`,
          url: `https://news.example.org/${letter}`,
        })
      write('5.jsonl', `${odd('\0', 'nul')}${odd('\uD800', 'high')}${odd('\uDC00', 'low')}`)
    },
    kept: 3,
    told: [],
  },
}

const reportOf = (name: string): DocumentReport[] =>
  readFileSync(path.join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one) as DocumentReport)

const ofFile = (reports: readonly DocumentReport[], prefix: string) =>
  reports.filter(({ key, outcome }) => key.startsWith(prefix) && outcome === 'created').length

describe('bad input', () => {
  it.each(Object.entries(cases))('%s', async (_name, { bad, kept, told }) => {
    writeGood()
    bad()
    const { payload } = running
    const { status, stderr } = await runSeed({
      argv: ['.', '--report', 'report.jsonl'],
      cwd,
      payload,
    })
    expect(status).toBe(0)
    const reports = reportOf('report.jsonl')
    expect([ofFile(reports, 'before'), ofFile(reports, 'after')]).toEqual([good / 2, good / 2])
    const problems = reports.filter(({ outcome }) => outcome === 'rejected')
    const place = (file: string) => path.normalize(file)
    expect(problems.map(({ file, reason }) => [place(file), reason])).toEqual(
      told.map(([file, says]) => [place(file), expect.stringMatching(says) as string]),
    )
    for (const { file, reason } of problems)
      expect(stderr).toContain(`${file}: rejected, ${reason ?? ''}`)
    const created = reports.filter(({ outcome }) => outcome === 'created').length
    if (kept === undefined) expect(created).toBeGreaterThanOrEqual(good)
    else expect(created).toBe(good + kept)
    const { totalDocs } = await payload.count({ collection: 'documents' })
    expect(totalDocs).toBe(reports.length)

    // What could not be read is told again, and nothing else is left to do.
    const again = await runSeed({ argv: ['.'], cwd, payload })
    expect(again.stdout).not.toMatch(/ new$/m)
  })

  it.skipIf(process.platform !== 'linux')(
    'a file that gives an error when it is read',
    async () => {
      writeGood()
      symlinkSync('/proc/self/mem', path.join(cwd, '5.txt'))
      const { stderr, stdout } = await runSeed({ argv: ['.'], cwd, payload: running.payload })
      expect(stderr).toMatch(/^5\.txt: rejected, unreadable: .* the disk gave an error/)
      expect(stdout).toMatch(new RegExp(`^ +${good}  new$`, 'm'))
    },
  )

  it('a file and a folder that vanish while their folder is read', async () => {
    writeGood()
    write('3/1.txt', text('ميناء أول'))
    write('3/2.txt', text('ميناء ثان'))
    write('4/1.txt', text('ميناء ثالث'))
    const inputs = await resolveInputs({ cwd, paths: [cwd] })
    const items = async function* () {
      for await (const item of readInputs({ inputs, standardInput: streamOf('') })) {
        // The reader is at `3` by now, or just before it: it knows the names that are in its folder.
        if (item.file.includes('0-before.jsonl:15')) {
          rmSync(path.join(cwd, '4'), { recursive: true })
        }
        if (item.file.endsWith(path.join('3', '1.txt')))
          rmSync(path.join(cwd, '3/2.txt'), { force: true })
        yield item
      }
    }
    const reports: DocumentReport[] = []
    const { error } = await runImport({
      input: 'test',
      items: items(),
      onReport: (report) => Promise.resolve(void reports.push(report)),
      payload: running.payload,
    })
    expect(error).toBeUndefined()
    expect([ofFile(reports, 'before'), ofFile(reports, 'after')]).toEqual([good / 2, good / 2])
    const lost = reports.filter(({ outcome }) => outcome === 'rejected')
    expect(lost.map(({ key }) => key)).toContain('4')
    for (const { reason } of lost)
      expect(reason).toMatch(/^unreadable: .* could not be read: it is not there/)
  })
})

describe.skipIf(process.platform !== 'linux')('a report for which the disk has no room', () => {
  it('stops the import with a sentence; what was imported is whole, and is there the next time', async () => {
    const { payload } = running
    // Enough for the report to be written on while the import still goes on.
    write('many.jsonl', lines('many', 700))
    const { status, stderr } = await runSeed({
      argv: ['many.jsonl', '--report', '/dev/full'],
      cwd,
      payload,
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^The report cannot be written on to \/dev\/full: the disk is full\. What was imported is whole; .*\n$/,
    )
    const { docs } = await payload.find({ collection: 'import-runs', limit: 1 })
    expect(docs[0]).toMatchObject({ report: { problem: 'ReportError' }, state: 'failed' })
    const { totalDocs } = await payload.count({ collection: 'documents' })
    expect(totalDocs).toBeGreaterThan(0)
    const { stdout } = await runSeed({ argv: ['many.jsonl'], cwd, payload })
    expect(stdout).toMatch(new RegExp(`^ +${totalDocs}  unchanged$`, 'm'))
    expect((await payload.count({ collection: 'documents' })).totalDocs).toBe(700)
  })

  it('says so also when it notices at the very end', async () => {
    write('few.jsonl', lines('few', 3))
    const { status, stderr } = await runSeed({
      argv: ['few.jsonl', '--report', '/dev/full'],
      cwd,
      payload: running.payload,
    })
    expect(status).toBe(1)
    expect(stderr).toContain('the disk is full')
  })
})
