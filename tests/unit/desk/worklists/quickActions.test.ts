import { describe, expect, it } from 'vitest'

import type { Stage } from '../../../../src/desk/actions/facts.ts'
import { actions } from '../../../../src/desk/actions/table.ts'
import { quickActions, reverses } from '../../../../src/desk/worklists/rows/quickActions.ts'

type Facts = Parameters<typeof quickActions>[0]['facts']

const article = (stage: Stage, more: Partial<Facts> = {}): Facts => ({
  isForeign: true,
  isInferred: false,
  pubStatus: 'usable',
  stage,
  ...more,
})

describe('what a key does to a row', () => {
  it.each([
    ['imported', {}, ['republish']],
    ['review', {}, ['republish']],
    ['ready', {}, ['republish']],
    ['imported', { isForeign: false }, ['ready', 'publish']],
    ['review', { isForeign: null }, ['ready', 'publish']],
    ['ready', { isForeign: false }, ['publish']],
    ['scheduled', {}, ['publish']],
    ['live', { pubStatus: 'withheld' }, ['release']],
    ['live', {}, null],
    ['rejected', {}, null],
    ['archived', { pubStatus: 'canceled' }, null],
  ] as const)('publishes from %s, %o, by %o', (stage, more, way) => {
    expect(quickActions({ facts: article(stage, more), role: 'editor' }).publish).toEqual(way)
  })

  it.each([
    ['admin', 'review', ['ready'], ['reject']],
    ['contributor', 'imported', ['ready'], ['reject']],
    ['contributor', 'ready', null, ['reject']],
    ['viewer', 'imported', null, null],
  ] as const)('lets a %s at %s accept by %o and reject by %o', (role, stage, accept, reject) => {
    expect(quickActions({ facts: article(stage), role })).toMatchObject({ accept, reject })
  })

  it.each([
    ['contributor', 'imported', ['acceptHeadline']],
    ['editor', 'ready', ['acceptHeadline']],
    ['editor', 'live', null],
    ['viewer', 'imported', null],
  ] as const)('lets a %s at %s accept a headline that was made by %o', (role, stage, accept) => {
    const facts = article(stage, { isInferred: true })
    expect(quickActions({ facts, role }).accept).toEqual(accept)
  })

  it('lets nobody publish who only contributes or looks', () => {
    for (const role of ['contributor', 'viewer'] as const) {
      for (const stage of ['imported', 'review', 'ready', 'scheduled'] as const) {
        expect(quickActions({ facts: article(stage), role }).publish).toBeNull()
      }
    }
  })

  it('takes back only by an action that begins where the other ended', () => {
    for (const [name, reverse] of Object.entries(reverses)) {
      const ended = actions[name as keyof typeof actions].to
      expect(ended.length).toBeGreaterThan(0)
      for (const stage of ended) expect(actions[reverse].from.stages).toContain(stage)
    }
  })
})
