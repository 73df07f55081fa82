import { describe, expect, it } from 'vitest'

import type { ArticleFacts } from '../../../src/desk/actions/facts.ts'
import type { ActionInput } from '../../../src/desk/actions/input.ts'
import type { ActionName } from '../../../src/desk/actions/table.ts'
import { isAlready } from '../../../src/desk/bulk/isAlready.ts'

const facts = (more: Partial<ArticleFacts>): ArticleFacts => ({
  bodyLength: 100,
  embargoedUntil: null,
  firstPublishedAt: null,
  headline: 'عنوان',
  headlineOrigin: 'given',
  issueNumber: 0,
  lastIssuedAt: null,
  originalIsLive: null,
  pubStatus: 'usable',
  rights: 'allowed',
  scheduledFor: null,
  source: null,
  stage: 'ready',
  stageBefore: null,
  supersededBy: null,
  textChanged: false,
  ...more,
})

describe('an article that needs an action no more', () => {
  it.each<[ActionName, Partial<ArticleFacts>, boolean, ActionInput?]>([
    ['publish', { stage: 'live' }, true],
    ['publish', { stage: 'live', textChanged: true }, false],
    ['publish', { pubStatus: 'withheld', stage: 'live' }, false],
    ['publish', { pubStatus: 'canceled', stage: 'archived' }, false],
    ['republish', { stage: 'live' }, true],
    ['ready', { stage: 'ready' }, true],
    ['ready', { stage: 'live' }, false],
    ['reject', { stage: 'rejected' }, true],
    ['restore', { stage: 'imported' }, true],
    ['restore', { stage: 'live' }, false],
    ['schedule', { scheduledFor: 5, stage: 'scheduled' }, true, { at: 5 }],
    ['schedule', { scheduledFor: 5, stage: 'scheduled' }, false, { at: 6 }],
    ['lift', { stage: 'ready' }, true],
    ['lift', { embargoedUntil: 5, stage: 'ready' }, false],
    ['withhold', { pubStatus: 'withheld', stage: 'live' }, true],
    ['release', { stage: 'live' }, true],
    ['kill', { pubStatus: 'canceled', stage: 'archived' }, true],
    ['repeat', { stage: 'live' }, false],
    ['correct', { stage: 'live' }, false],
  ])('%s of %o: %s', (name, more, expected, input = {}) => {
    expect(isAlready({ facts: facts(more), input, name })).toBe(expected)
  })
})
