import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { preparingProgram } from '../../../../src/commands/stages/compiled.ts'
import { identify, prepareDocument } from '../../../../src/import/prepare/prepareDocument.ts'
import type { Preparer } from '../../../../src/import/prepare/thread/createPreparer.ts'
import { createPreparer } from '../../../../src/import/prepare/thread/createPreparer.ts'
import type { Identified } from '../../../../src/import/prepare/thread/messages.ts'
import { pack } from '../../../../src/import/prepare/thread/messages.ts'

/** Documents whose bytes are all parts of one piece of input, every tenth of them broken. */
const documents = (count: number): Identified[] => {
  const texts = Array.from({ length: count }, (_, at) =>
    at % 10 === 9
      ? 'An article in English.'
      : `عنوان الخبر رقم ${at} من المدينة\n\nأعلنت الجهات المعنية اليوم بدء العمل في المشروع رقم ${at} وفق الخطة.\n\nالمصدر: وكالة`,
  )
  const input = Buffer.from(texts.join(''))
  let start = 0
  return texts.map((text, at) => {
    const bytes = input.subarray(start, (start += Buffer.byteLength(text)))
    const item = {
      adapter: 'jsonl',
      bytes,
      file: `in.jsonl:${at}`,
      ignored: [],
      kind: 'document' as const,
      metadata: { author: 'محرر الأخبار', id: String(at) },
      size: bytes.length,
      sourceKey: String(at),
    }
    return { identity: identify(item), item }
  })
}

const folder = mkdtempSync(path.join(tmpdir(), 'nashra-preparer-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const programOf = (source: string): string => {
  const file = path.join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${source}`)
  return file
}

describe('a thread that prepares', () => {
  let program: string
  beforeAll(async () => {
    program = await preparingProgram()
  })
  const open: Preparer[] = []
  const preparer = (given: string | undefined): Preparer => {
    const made = createPreparer({ program: given })
    open.push(made)
    return made
  }
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
  })

  const items = documents(420)
  const expected = items.map(prepareDocument)

  it('prepares what this one prepares, in the same order', async () => {
    const { prepare } = preparer(program)
    expect(await prepare(items)).toEqual(expected)
    const [first, second] = await Promise.all([prepare(items.slice(0, 7)), prepare(items.slice(7))])
    expect([...first, ...second]).toEqual(expected)
    expect(await prepare([])).toEqual([])
  })

  it('is the thread that answers, not this one', async () => {
    const marking =
      'parentPort.on("message", ({ id, packed }) => parentPort.postMessage({ documents: packed.map(({ identity }) => identity.file), id }))'
    const files = items.map(({ identity }) => identity.file)
    expect(await preparer(programOf(marking)).prepare(items)).toEqual(files)

    const worker = new Worker(program)
    const ask = pack({ id: 7, items })
    worker.postMessage(ask, [ask.bytes])
    const [answer] = (await once(worker, 'message')) as unknown[]
    await worker.terminate()
    expect(answer).toEqual({ documents: expected, id: 7 })
  })

  it('leaves to the reader the bytes that it was given', async () => {
    const before = items.map(({ item }) => Buffer.from(item.bytes).toString())
    await preparer(program).prepare(items)
    expect(items.map(({ item }) => Buffer.from(item.bytes).toString())).toEqual(before)
  })

  it('is not started for little', async () => {
    const { prepare } = preparer(programOf('parentPort.on("message", () => {})'))
    expect(await prepare(items.slice(0, 250))).toEqual(expected.slice(0, 250))
  })

  it.each([
    ['is not there', () => path.join(folder, 'nothing.mjs')],
    ['cannot be read', () => programOf('const = 1')],
    ['ends before it answers', () => programOf('parentPort.on("message", () => process.exit(3))')],
    ['breaks', () => programOf('parentPort.on("message", () => { throw new Error("no") })')],
  ])('is done without where it %s', async (_name, programFor) => {
    const { prepare } = preparer(programFor())
    expect(await prepare(items)).toEqual(expected)
    expect(await prepare(items)).toEqual(expected)
  })

  it('tells what it could not prepare', async () => {
    const { prepare } = preparer(
      programOf(
        'parentPort.on("message", ({ id }) => parentPort.postMessage({ error: new RangeError("too deep"), id }))',
      ),
    )
    await expect(prepare(items)).rejects.toThrow('too deep')
  })
})
