import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
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
    'TRUNCATE articles, articles_story_entries, documents, related_links, tags, sources, import_runs, nashra_import_undo, nashra_taken_texts CASCADE',
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

const zstdBlock = 64 * 1024

/** Content as a zstd frame of blocks that are not compressed (RFC 8878 §3.1.1). */
const zstd = (content: string): Buffer => {
  const most = zstdBlock
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
  kept: number
  /** Of each problem: its file, and what is said of it, place and all. */
  told: [string, RegExp][]
  /** What the file should have been: once it is, all that was missing comes, and nothing twice. */
  mended?: { documents: number; write: () => void }
}

const megabytes = 1024 * 1024
const long = Buffer.alloc(50 * megabytes, 'x')
const a = line('a')
const b = line('b')
const bytesOf = (...parts: string[]) => Buffer.byteLength(parts.join(''))

/** A gzip or zstd file of 400 documents that lost its second half, and how many lines the half holds. */
const cut = ({
  block = 1,
  name,
  zip,
}: {
  /** Only whole blocks of so many bytes come out. */
  block?: number
  name: string
  zip: (content: string) => Buffer
}): Case => {
  const content = lines('zipped', 400)
  const whole = zip(content)
  const half = whole.subarray(0, whole.length / 2)
  // Stored, not squeezed: what lies before the cut are the lines themselves.
  const readable = half.subarray(0, Math.floor(half.length / block) * block)
  const kept = readable.toString('latin1').split('\n').length - 1
  return {
    bad: () => write(name, half),
    kept,
    mended: { documents: 400, write: () => write(name, whole) },
    told: [
      [
        `./${name}`,
        RegExp(
          `^unreadable: .* after line ${kept}: its \\w+ data breaks off at byte ${half.length}; fetch`,
        ),
      ],
    ],
  }
}

const rss = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>x</title>\n${items.join('\n')}\n</channel></rss>`
const item = (id: string, more = '') =>
  `<item><guid>${id}</guid>${more}<description>${bodyOn(`مبنى ${id}`)}</description></item>`

const cases: Record<string, Case> = {
  'a broken line of JSON': {
    bad: () => write('5.jsonl', `${a}{"text": "…\n${b}`),
    kept: 2,
    mended: { documents: 3, write: () => write('5.jsonl', `${a}${line('c')}${b}`) },
    told: [
      [
        './5.jsonl:2',
        RegExp(`^bad-json: Line 2, from byte ${bytesOf(a)} on, cannot be read: it is no JSON`),
      ],
    ],
  },
  'a broken record of CSV': {
    bad: () =>
      write('5.csv', `id,text\n1,"${bodyOn('مبنى ا')}"\n2\n3,"${bodyOn('مبنى ب')}"\n4,"لا ينتهي\n`),
    kept: 2,
    told: [
      ['./5.csv:7', /^bad-record: The record of line 7, from byte \d+ on, .* it has 1 fields/],
      [
        './5.csv:13',
        /^bad-record: The record of line 13, from byte \d+ on, .* quotes do not match/,
      ],
    ],
  },
  'a broken item of a feed': {
    bad: () => write('5.xml', rss(item('a'), '<item><guid>b</guid><x></y></item>', item('c'))),
    kept: 2,
    told: [
      ['./5.xml#2', /^bad-record: The item of line \d+, from byte \d+ on, .* its XML is broken/],
    ],
  },
  'a field of the wrong type': {
    bad: () => {
      const fields = line('b', { author: {}, published: [], tags: 7, title: 7, url: true })
      write('5.jsonl', `{"text": 7}\n${fields}[]\n{"text": null}\n{"id": {}, "text": ["x"]}\n${a}`)
    },
    kept: 2,
    told: [
      ['./5.jsonl:1', /^bad-field: Line 1, from byte 0 on, .* no string "text"/],
      ['./5.jsonl:3', /^bad-field: Line 3, from byte \d{3,} on, .* no object/],
      ['./5.jsonl:4', /^bad-field: Line 4, from byte \d{3,} on, .* no string "text"/],
      ['./5.jsonl:5', /^bad-field: Line 5, from byte \d{3,} on, .* no string "text"/],
    ],
  },
  'a line of 50 MB': {
    bad: () => write('5.jsonl', Buffer.concat([Buffer.from(a), long, Buffer.from(`\n${b}{\n`)])),
    kept: 2,
    told: [
      [
        './5.jsonl:2',
        RegExp(`^too-large: Line 2, from byte ${bytesOf(a)} on, .* more than \\d+ bytes`),
      ],
      [
        './5.jsonl:4',
        RegExp(`^bad-json: Line 4, from byte ${bytesOf(a, '\n', b) + long.length} on,`),
      ],
    ],
  },
  '50 MB in a file of another kind': {
    bad: () => {
      const csv = ['id,text\n1,', long, `\n2,"${bodyOn('مبنى ا')}"\n`]
      write('5.csv', Buffer.concat(csv.map((part) => Buffer.from(part))))
      write('6.txt', long)
      write('7.html', long)
      const feed = rss(item('a'), `<item><guid>b</guid><description>LONG</description></item>`)
      const [before = '', after = ''] = feed.split('LONG')
      write('8.xml', Buffer.concat([Buffer.from(before), long, Buffer.from(after)]))
    },
    kept: 2,
    told: [
      ['./5.csv:2', /^too-large: The record of line 2, from byte 8 on, .* more than \d+ bytes/],
      ['./6.txt', /^too-large: The file has more than \d+ bytes/],
      ['./7.html', /^too-large: The file has more than \d+ bytes/],
      ['./8.xml#2', /^too-large: The item of line \d+, from byte \d+ on, .* more than \d+/],
    ],
  },
  'gzip that breaks off': cut({
    name: '5.jsonl.gz',
    zip: (content) => gzipSync(content, { level: 0 }),
  }),
  'zstd that breaks off': cut({ block: zstdBlock, name: '5.jsonl.zst', zip: zstd }),
  'a wrong encoding': {
    bad: () => {
      write('5.jsonl', Buffer.from(`\uFEFF${a}`, 'utf16le'))
      write('6.jsonl', Buffer.from(`${a}{"text": "\\u0627 `))
      appendFileSync(path.join(cwd, '6.jsonl'), Buffer.from('\xC7\xC1"}\n', 'latin1'))
      appendFileSync(path.join(cwd, '6.jsonl'), b)
      write('7.txt', Buffer.from('\xFF\xC0\x80\xAA'.repeat(80), 'latin1'))
      write('8.txt', 'Only English, of which nothing can be made.')
    },
    kept: 2,
    mended: {
      documents: 4,
      write: () => {
        write('5.jsonl', line('c'))
        write('6.jsonl', `${a}${line('d')}${b}`)
      },
    },
    told: [
      ['./5.jsonl', /^unreadable: .* UTF-16; save it as UTF-8/],
      ['./6.jsonl:2', RegExp(`^wrong-encoding: Line 2, from byte ${bytesOf(a)} on, .* no UTF-8`)],
      ['./7.txt', /^undecodable: .* none of UTF-8, UTF-16 and windows-1256; save it as UTF-8/],
      ['./8.txt', /^not-arabic: /],
    ],
  },
  'a symlink that leads to itself, and one to the folder it is in': {
    bad: () => {
      symlinkSync('5.txt', path.join(cwd, '5.txt'))
      symlinkSync('.', path.join(cwd, '6'))
      symlinkSync('8', path.join(cwd, '7'))
      symlinkSync('7', path.join(cwd, '8'))
    },
    kept: 0,
    mended: {
      documents: 1,
      write: () => {
        rmSync(path.join(cwd, '5.txt'))
        write('5.txt', text('مبنى ا'))
      },
    },
    told: ['5.txt', '7', '8'].map((name) => [
      name,
      /^unreadable: The file could not be read: its symbolic links lead in a circle/,
    ]),
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
      write('5.txt', text('مبنى نصي').replaceAll('،', '\0،'))
      write('6.csv', `id,text\n1\0,"${bodyOn('مبنى جدول')}\0"\n`)
      write('6.html', `<p>${bodyOn('مبنى صفحة').replaceAll('\n\n', '\0</p><p>')}</p>`)
      write('7.xml', rss(item('nul').replace('مبنى', 'مبنى&#0;')))
      write('8.txt', Buffer.alloc(1000))
      write('9-a.txt', Buffer.alloc(1000, '\x01\xFE\0\x07', 'latin1'))
    },
    kept: 7,
    told: [
      ['8.txt', /^empty: .* empty or blank/],
      ['9-a.txt', /^binary: .* not text/],
    ],
  },
}

const reportOf = (name: string): DocumentReport[] =>
  readFileSync(path.join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one) as DocumentReport)

/** What the archive has of the documents: how many, why others were rejected, and what is half there. */
const archived = async (payload: Payload) => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const ask = async (sql: string) => (await pool.query<{ value: string }>(sql)).rows
  const rejected = await ask(`select reason as value from documents where outcome = 'rejected'`)
  const imported = await ask(`select id as value from documents where outcome = 'imported'`)
  const halves = await ask(
    `select id as value from documents d where outcome = 'imported'
       and not exists (select from articles a where a.document_id = d.id)`,
  )
  return {
    halves: halves.length,
    imported: imported.length,
    rejected: rejected.map(({ value }) => value).sort(),
  }
}

const ofFile = (reports: readonly DocumentReport[], prefix: string) =>
  reports.filter(({ key, outcome }) => key.startsWith(prefix) && outcome === 'created').length

describe('bad input', () => {
  it.each(Object.entries(cases))('%s', async (_name, { bad, kept, mended, told }) => {
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
    expect(created).toBe(good + kept)
    expect(await archived(payload)).toEqual({
      halves: 0,
      imported: created,
      rejected: problems.map(({ reason }) => reason).sort(),
    })

    // What could not be read is told again, and nothing else is left to do.
    const again = await runSeed({ argv: ['.'], cwd, payload })
    expect(again.stdout).not.toMatch(/ new$/m)
    if (!mended) return
    mended.write()
    expect((await runSeed({ argv: ['.'], cwd, payload })).status).toBe(0)
    expect(await archived(payload)).toMatchObject({ halves: 0, imported: good + mended.documents })
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
    // Told with the place in which it was to be; which of the two names came first, the disk decides.
    const lost = reports.filter(({ outcome }) => outcome === 'rejected')
    expect(lost.map(({ file, key }) => [path.relative(cwd, file), key])).toEqual(
      expect.arrayContaining([['4', '4']]),
    )
    for (const { reason } of lost)
      expect(reason).toMatch(/^unreadable: .* could not be read: it is not there/)
    expect(await archived(running.payload)).toMatchObject({
      halves: 0,
      imported: reports.length - lost.length,
    })
  })

  it('a folder that vanishes with all that is in it, and the next one given is read', async () => {
    write('in/0-before.jsonl', lines('before', good / 2))
    write('in/1/1.txt', text('ميناء أول'))
    write('in/2/2.txt', text('ميناء ثان'))
    write('next/9-after.jsonl', lines('after', good / 2))
    const paths = [path.join(cwd, 'in'), path.join(cwd, 'next')]
    const inputs = await resolveInputs({ cwd, paths })
    const items = async function* () {
      for await (const item of readInputs({ inputs, standardInput: streamOf('') })) {
        if (item.file.includes('0-before.jsonl:15')) {
          rmSync(path.join(cwd, 'in'), { recursive: true })
        }
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
    // The reader is ahead by one: it may have had the first.
    expect(lost.map(({ file }) => path.relative(cwd, file))).toContain(path.join('in', '2'))
    for (const { reason } of lost) expect(reason).toMatch(/^unreadable: .* it is not there/)
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
