import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { collectTagKnowledge } from '../../../../src/match/tags/collectTagKnowledge.ts'
import { segmentKeywords } from '../../../../src/match/tags/segmentKeywords.ts'
import type { TagKnowledge } from '../../../../src/match/tags/types.ts'
import { parseDocument } from '../../../../src/parse/index.ts'
import { matchKey } from '../../../../src/text/matchKey.ts'

const generator = path.resolve(import.meta.dirname, '../../../../../shared/corpus/gen_corpus.mjs')
const absent = !existsSync(generator)

type Document = { text: string; truth: { tags: string[]; junk: string[] } }

const documents = (): Document[] =>
  execFileSync(process.execPath, [generator, '600', '--truth', '--seed', '23'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Document)

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

const measure = ({ archive, cases }: { archive?: TagKnowledge; cases: Case[] }) => {
  const sum = { tags: 0, accepted: 0, acceptedRight: 0, foundRight: 0, junk: 0, junkDropped: 0 }
  for (const { input, truth } of cases) {
    const tags = new Set(truth.tags.map((tag) => matchKey(tag)))
    const found = segmentKeywords({ ...input, archive })
    const right = (keys: { key: string }[]) => keys.filter(({ key }) => tags.has(key)).length
    const dropped = new Set(found.dropped.map(({ key }) => key))
    sum.tags += tags.size
    sum.accepted += found.accepted.length
    sum.acceptedRight += right(found.accepted)
    sum.foundRight += right([...found.accepted, ...found.review])
    sum.junk += truth.junk.length
    sum.junkDropped += truth.junk.filter((junk) => dropped.has(matchKey(junk))).length
  }
  return {
    precision: share(sum.acceptedRight, sum.accepted),
    acceptedRecall: share(sum.acceptedRight, sum.tags),
    recall: share(sum.foundRight, sum.tags),
    junk: share(sum.junkDropped, sum.junk),
  }
}

type Case = { input: { line: string; body: string }; truth: Document['truth'] }

const casesOf = (all: readonly Document[]): Case[] =>
  all.flatMap(({ text, truth }): Case[] => {
    const parsed = parseDocument(new TextEncoder().encode(text))
    if (parsed.outcome !== 'ok' || !parsed.keywords) return []
    const body = parsed.main.blocks.map((block) => block.text).join('\n')
    return [{ input: { line: parsed.keywords.line.text, body }, truth }]
  })

/** Skipped where the generator of documents with right answers is not beside the project. */
describe.skipIf(absent)('on generated documents', () => {
  it('accepts hardly a wrong tag, and finds nearly all, each document alone', () => {
    const cases = casesOf(documents())
    expect(cases.length).toBeGreaterThan(500)
    const alone = measure({ cases })
    expect(alone.precision).toBeGreaterThanOrEqual(0.99)
    expect(alone.recall).toBeGreaterThanOrEqual(0.98)
    expect(alone.junk).toBeGreaterThanOrEqual(0.99)

    const archive = collectTagKnowledge(cases.map(({ input }) => input))
    const together = measure({ cases, archive })
    expect(together.precision).toBeGreaterThanOrEqual(0.99)
    expect(together.acceptedRecall).toBeGreaterThan(alone.acceptedRecall + 0.1)
  })
})
