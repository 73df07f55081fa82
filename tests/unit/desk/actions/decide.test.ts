import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { pubStatuses, stages } from '../../../../collections/articles/fields/sidebar.ts'
import { roles } from '../../../../src/access/roles.ts'
import { decide, offers } from '../../../../src/desk/actions/decide.ts'
import type { ArticleFacts, DeskFacts } from '../../../../src/desk/actions/facts.ts'
import { isRefusal, statusOf } from '../../../../src/desk/actions/refusal.ts'
import type { ActionName } from '../../../../src/desk/actions/table.ts'
import { actionNames, actions } from '../../../../src/desk/actions/table.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const later = '2026-11-22T13:00:00.000Z'
const earlier = '2026-11-22T11:00:00.000Z'

const article = (facts: Partial<ArticleFacts> = {}): ArticleFacts => ({
  bodyLength: 200,
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
  source: { isOwn: false },
  stage: 'ready',
  stageBefore: null,
  supersededBy: null,
  textChanged: false,
  ...facts,
})

const live = (facts: Partial<ArticleFacts> = {}) =>
  article({
    firstPublishedAt: now - 9000,
    issueNumber: 1,
    lastIssuedAt: now - 9000,
    stage: 'live',
    ...facts,
  })

const correction = { kind: 'correction', text: 'ورد اسم المدينة خطأ' }

const reasonOf = ({
  facts,
  input = {},
  name,
  role = 'editor',
}: {
  facts: ArticleFacts
  input?: unknown
  name: ActionName
  role?: 'house' | (typeof roles)[number]
}) => {
  const decision = decide({ facts, input, name, now, role })
  return isRefusal(decision) ? decision.reason : null
}

describe('an action', () => {
  it.each<[ActionName, ArticleFacts, unknown, Partial<DeskFacts>]>([
    ['review', article({ stage: 'imported' }), {}, { stage: 'review' }],
    [
      'acceptHeadline',
      article({ headlineOrigin: 'inferred', stage: 'imported' }),
      {},
      { headlineOrigin: 'edited' },
    ],
    ['ready', article({ stage: 'imported' }), {}, { stage: 'ready' }],
    [
      'reject',
      article({ stage: 'review' }),
      { reason: 'مكرر' },
      { stage: 'rejected', stageBefore: 'review' },
    ],
    [
      'restore',
      article({ stage: 'rejected', stageBefore: 'imported' }),
      {},
      { stage: 'imported', stageBefore: null },
    ],
    ['publish', article(), {}, { issueNumber: 1, stage: 'live', _status: 'published' }],
    [
      'publish',
      article({ scheduledFor: now + 1, stage: 'scheduled' }),
      {},
      { scheduledFor: null, stage: 'live' },
    ],
    ['schedule', article(), { at: later }, { scheduledFor: later, stage: 'scheduled' }],
    ['unschedule', article({ stage: 'scheduled' }), {}, { scheduledFor: null, stage: 'ready' }],
    ['embargo', article(), { until: later }, { embargoedUntil: later }],
    ['lift', article({ embargoedUntil: now + 1 }), {}, { embargoedUntil: null }],
    ['repeat', live(), {}, { issueNumber: 2, lastIssuedAt: new Date(now).toISOString() }],
    ['refile', live({ textChanged: true }), {}, { issueNumber: 2 }],
    ['correct', live({ textChanged: true }), { correction }, { issueNumber: 2 }],
    ['correct', live(), { correction }, { issueNumber: 2 }],
    ['republish', article({ stage: 'imported' }), {}, { issueNumber: 1, stage: 'live' }],
    ['withhold', live(), { reason: 'نتحقق' }, { pubStatus: 'withheld' }],
    ['release', live({ pubStatus: 'withheld' }), {}, { pubStatus: 'usable' }],
    ['unpublish', live(), {}, { _status: 'draft', stage: 'ready' }],
    [
      'kill',
      live({ pubStatus: 'withheld' }),
      { publicNote: ' نعتذر. ', reason: 'حكم قضائي' },
      { pubStatus: 'canceled', stage: 'archived', withdrawalNotice: 'نعتذر.' },
    ],
    [
      'kill',
      article({ scheduledFor: now + 1, stage: 'scheduled' }),
      { reason: 'x' },
      { scheduledFor: null, stage: 'archived' },
    ],
  ])('%s does what the table says', (name, facts, input, change) => {
    const decision = decide({ facts, input, name, now, role: 'editor' })
    expect(decision).toMatchObject({ change })
  })

  it('keeps the moment of the first issue over all later ones', () => {
    const decision = decide({ facts: live(), input: {}, name: 'repeat', now, role: 'editor' })
    expect(decision).toMatchObject({
      change: { firstPublishedAt: new Date(now - 9000).toISOString() },
    })
  })

  it.each<[string, ActionName, ArticleFacts, unknown, string]>([
    ['a wrong stage', 'publish', article({ stage: 'imported' }), {}, 'wrongStage'],
    [
      'a kill of what is killed',
      'kill',
      article({ pubStatus: 'canceled', stage: 'archived' }),
      { reason: 'x' },
      'wrongStage',
    ],
    ['a repeat of what is withheld', 'repeat', live({ pubStatus: 'withheld' }), {}, 'is_withheld'],
    ['a release of what is not withheld', 'release', live(), {}, 'is_usable'],
    ['a headline that was accepted', 'acceptHeadline', article(), {}, 'headlineAccepted'],
    [
      'a headline that is not there',
      'acceptHeadline',
      article({ headline: ' ', headlineOrigin: 'inferred' }),
      {},
      'noHeadline',
    ],
    [
      'accepting the headline of what is out',
      'acceptHeadline',
      live({ headlineOrigin: 'inferred' }),
      {},
      'wrongStage',
    ],
    ['a kill without a reason', 'kill', live(), {}, 'needsReason'],
    ['a kill for a blank reason', 'kill', live(), { reason: '  ' }, 'badField'],
    [
      'a kill with too long a word to readers',
      'kill',
      live(),
      { publicNote: 'ن'.repeat(501), reason: 'x' },
      'badPublicNote',
    ],
    [
      'a word to readers where nothing is killed',
      'withhold',
      live(),
      { publicNote: 'x', reason: 'x' },
      'unknownField',
    ],
    ['a correction without words', 'correct', live(), {}, 'needsCorrection'],
    ['a correction of no kind', 'correct', live(), { correction: { text: 'x' } }, 'badField'],
    ['an embargo in the past', 'embargo', article(), { until: earlier }, 'timeIsPast'],
    [
      'an embargo after the first issue',
      'embargo',
      article({ issueNumber: 1 }),
      { until: later },
      'alreadyIssued',
    ],
    ['an embargo without a time', 'embargo', article(), {}, 'needsTime'],
    ['a time without an offset', 'schedule', article(), { at: '2026-11-22T13:00:00' }, 'badField'],
    ['a schedule in the past', 'schedule', article(), { at: earlier }, 'timeIsPast'],
    [
      'a schedule before the embargo ends',
      'schedule',
      article({ embargoedUntil: now + 9e9 }),
      { at: later },
      'beforeEmbargo',
    ],
    [
      'publishing under an embargo',
      'publish',
      article({ embargoedUntil: now + 1 }),
      {},
      'embargoed',
    ],
    [
      'what the source forbids',
      'publish',
      article({ rights: 'forbidden' }),
      { reason: 'x' },
      'rightsForbid',
    ],
    ['what the source wants to be asked', 'publish', article({ rights: 'ask' }), {}, 'rightsAsk'],
    ['what nobody knows of', 'republish', article({ rights: 'unknown' }), {}, 'rightsUnknown'],
    ['a repeat of a changed text', 'repeat', live({ textChanged: true }), {}, 'textChanged'],
    ['a refile of the same text', 'refile', live(), {}, 'textUnchanged'],
    [
      'an inferred headline',
      'ready',
      article({ headlineOrigin: 'inferred', stage: 'imported' }),
      {},
      'inferredHeadline',
    ],
    [
      'a correction that leaves no text',
      'correct',
      live({ bodyLength: 0 }),
      { correction },
      'noText',
    ],
    ['no text', 'ready', article({ bodyLength: 0, stage: 'review' }), {}, 'noText'],
    [
      'an update before its original',
      'publish',
      article({ originalIsLive: false }),
      {},
      'originalNotLive',
    ],
    ['an article that was superseded', 'update', live({ supersededBy: 'b' }), {}, 'superseded'],
    [
      'republishing one’s own',
      'republish',
      article({ source: { isOwn: true } }),
      {},
      'noForeignSource',
    ],
    [
      'an input that it does not take',
      'lift',
      article({ embargoedUntil: now + 1 }),
      { at: later },
      'unknownField',
    ],
    ['an input that is no object', 'publish', article(), ['x'], 'badInput'],
  ])('refuses %s', (_, name, facts, input, reason) => {
    expect(reasonOf({ facts, input, name })).toBe(reason)
  })

  it('takes a confirmation where nobody knows the terms', () => {
    for (const rights of ['ask', 'unknown'] as const) {
      expect(
        reasonOf({ facts: article({ rights }), input: { reason: 'وافق الناشر' }, name: 'publish' }),
      ).toBeNull()
    }
  })

  it('corrects what was published under an inferred headline', () => {
    const facts = live({ headlineOrigin: 'inferred', textChanged: true })
    expect(reasonOf({ facts, input: { correction }, name: 'correct' })).toBeNull()
  })

  it('is refused to a role that may not, before anything else is told', () => {
    expect(reasonOf({ facts: article(), name: 'publish', role: 'contributor' })).toBe('forbidden')
    expect(reasonOf({ facts: live(), name: 'kill', role: 'viewer' })).toBe('forbidden')
    expect(
      reasonOf({ facts: article({ stage: 'imported' }), name: 'ready', role: 'contributor' }),
    ).toBeNull()
    expect(statusOf({ reason: 'forbidden', values: {} })).toBe(403)
  })
})

describe('what is offered', () => {
  it('is what the table lets begin here, with what is in its way', () => {
    const offered = offers({ facts: article({ rights: 'forbidden' }), now, role: 'editor' })
    expect(offered.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['publish', 'schedule', 'embargo', 'reject']),
    )
    expect(offered.find(({ name }) => name === 'publish')?.refused?.reason).toBe('rightsForbid')
    expect(offered.find(({ name }) => name === 'reject')?.refused).toBeNull()
  })

  it('asks for a reason where the terms need a confirmation', () => {
    const takes = (rights: ArticleFacts['rights']) =>
      offers({ facts: article({ rights }), now, role: 'editor' }).find(
        ({ name }) => name === 'publish',
      )?.takes.reason
    expect([takes('unknown'), takes('allowed')]).toEqual(['required', 'optional'])
  })

  it('is nothing to a viewer', () => {
    for (const stage of stages) {
      expect(offers({ facts: article({ stage }), now, role: 'viewer' })).toEqual([])
    }
  })
})

describe('any sequence of actions', () => {
  const step = fc.record({
    at: fc.constantFrom(earlier, later),
    changed: fc.boolean(),
    name: fc.constantFrom(...actionNames),
    rights: fc.constantFrom('allowed', 'conditional', 'ask', 'forbidden', 'unknown'),
    role: fc.constantFrom('house', ...roles),
    withInput: fc.boolean(),
  })
  const inputFor = (name: ActionName, at: string) =>
    Object.fromEntries(
      Object.keys(actions[name].takes).map((field) => [
        field,
        { at, correction, note: 'ملاحظة', reason: 'سبب', until: at }[field],
      ]),
    )
  const timeOf = (moment: null | string | undefined) => (moment ? Date.parse(moment) : null)

  it('leaves an article where the table says, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let facts = article({ stage: 'imported' })
        for (const { at, changed, name, rights, role, withInput } of steps) {
          facts = { ...facts, rights: rights, textChanged: changed }
          const input = withInput ? inputFor(name, at) : {}
          const decision = decide({ facts, input, name, now, role })
          if (isRefusal(decision)) continue
          const { action, change } = decision
          const next: ArticleFacts = {
            ...facts,
            ...change,
            embargoedUntil:
              'embargoedUntil' in change ? timeOf(change.embargoedUntil) : facts.embargoedUntil,
            firstPublishedAt: timeOf(change.firstPublishedAt) ?? facts.firstPublishedAt,
            lastIssuedAt: timeOf(change.lastIssuedAt) ?? facts.lastIssuedAt,
            scheduledFor:
              'scheduledFor' in change ? timeOf(change.scheduledFor) : facts.scheduledFor,
          }
          expect(action.to).toContain(next.stage)
          expect(pubStatuses).toContain(next.pubStatus)
          expect(next.issueNumber - facts.issueNumber).toBe(
            ['correct', 'publish', 'refile', 'repeat', 'republish'].includes(name) ? 1 : 0,
          )
          expect(next.pubStatus !== 'usable').toBe(
            next.pubStatus === 'canceled'
              ? next.stage === 'archived'
              : next.pubStatus === 'withheld',
          )
          if (next.stage === 'scheduled') expect(next.scheduledFor).toBeGreaterThan(now)
          else expect(next.scheduledFor).toBeNull()
          if (next.stage === 'live') expect(next.issueNumber).toBeGreaterThan(0)
          if (next.stage === 'live') expect(next.embargoedUntil).toBeNull()
          if (role !== 'house') expect(action.may).toContain(role)
          facts = next
        }
      }),
      { numRuns: 2000 },
    )
  })
})
