import { describe, expect, it } from 'vitest'

import type { ArticleRights, SourceRights } from '../../../src/rights/index.ts'
import { rightsVerdict } from '../../../src/rights/index.ts'

type Terms = NonNullable<SourceRights['rights']>
type OwnTerms = NonNullable<ArticleRights['rights']>

const outlet = (rights: Terms = {}, more: Partial<SourceRights> = {}): SourceRights => ({
  id: 'one',
  kind: 'outlet',
  name: 'الصحيفة',
  rights,
  ...more,
})

const ask = ({
  at = '2026-06-15T10:00:00.000Z',
  own,
  source = outlet(),
  territory = null,
}: {
  at?: string
  own?: OwnTerms
  source?: null | SourceRights
  territory?: null | string
}) =>
  rightsVerdict({
    article: { source: source?.id ?? null, ...(own ? { rights: own } : {}) },
    at: new Date(at),
    source,
    territory,
  })

const told = (args: Parameters<typeof ask>[0]) => {
  const { excerptCharacters, reasons, state } = ask(args)
  return [state, excerptCharacters, reasons.map(({ code }) => code).join(' ')]
}

describe('what a source says', () => {
  it.each<[string, Terms, Partial<SourceRights>, ReturnType<typeof told>]>([
    ['nothing', {}, {}, ['unknown', null, 'termsUnknown']],
    ['unknown', { republish: 'unknown' }, {}, ['unknown', null, 'termsUnknown']],
    ['yes', { republish: 'yes' }, {}, ['allowed', null, 'permitted']],
    ['ask', { republish: 'ask' }, {}, ['ask', null, 'askFirst']],
    ['no', { republish: 'no' }, {}, ['forbidden', null, 'notAllowed']],
    ['an excerpt', { republish: 'excerpt' }, {}, ['conditional', 300, 'excerptOnly']],
    [
      'an excerpt of a length',
      { excerptCharacters: 90, republish: 'excerpt' },
      {},
      ['conditional', 90, 'excerptOnly'],
    ],
    [
      'a length, but no excerpt',
      { excerptCharacters: 90, republish: 'yes' },
      {},
      ['allowed', null, 'permitted'],
    ],
    [
      'yes, with a credit line, a licence and terms',
      {
        creditTemplate: 'عن {source}',
        license: 'CC BY 4.0',
        republish: 'yes',
        usageTerms: 'كاملا',
      },
      {},
      ['conditional', null, 'permitted creditAsked licensed usageTerms'],
    ],
    [
      'no, with terms that then do not matter',
      { creditTemplate: 'عن {source}', republish: 'no', validUntil: '2020-01-01T12:00:00.000Z' },
      {},
      ['forbidden', null, 'notAllowed'],
    ],
    ['nothing, being ourselves', {}, { kind: 'own' }, ['allowed', null, 'own']],
    [
      'no, being ourselves',
      { republish: 'no', territories: ['EG'], validUntil: '2020-01-01T12:00:00.000Z' },
      { kind: 'own' },
      ['allowed', null, 'own'],
    ],
    [
      'yes, of a kind that nobody knows',
      { republish: 'yes' },
      { kind: 'unknown' },
      ['allowed', null, 'permitted'],
    ],
  ])('%s', (_, rights, more, verdict) => {
    expect(told({ source: outlet(rights, more) })).toEqual(verdict)
  })
})

describe('the days of a permission', () => {
  const rights: Terms = {
    republish: 'yes',
    validFrom: '2026-03-01T12:00:00.000Z',
    validUntil: '2026-03-31T12:00:00.000Z',
  }

  it.each([
    ['2026-02-28T23:59:59.999Z', 'forbidden', 'permitted notValidYet'],
    ['2026-03-01T00:00:00.000Z', 'allowed', 'permitted'],
    ['2026-03-01T12:00:00.000Z', 'allowed', 'permitted'],
    ['2026-03-31T12:00:00.000Z', 'allowed', 'permitted'],
    ['2026-03-31T23:59:59.999Z', 'allowed', 'permitted'],
    ['2026-04-01T00:00:00.000Z', 'forbidden', 'permitted notValidAnyMore'],
  ])('at %s', (at, state, reasons) => {
    expect(told({ at, source: outlet(rights) })).toEqual([state, null, reasons])
  })

  it('before 1970 are days too', () => {
    const validUntil = '1969-12-31T12:00:00.000Z'
    const source = outlet({ republish: 'yes', validUntil })
    expect(ask({ at: '1969-12-31T23:00:00.000Z', source }).state).toBe('allowed')
    expect(ask({ at: '1970-01-01T00:00:00.000Z', source }).state).toBe('forbidden')
  })

  it('that nobody can read allow nothing', () => {
    for (const day of [{ validFrom: 'غدا' }, { validUntil: 'غدا' }]) {
      expect(ask({ source: outlet({ republish: 'yes', ...day }) }).state).toBe('forbidden')
    }
  })

  it('do not open the rest of a text of which an excerpt was allowed', () => {
    const source = outlet({ ...rights, excerptCharacters: 50, republish: 'excerpt' })
    expect(ask({ at: '2027-01-01T00:00:00.000Z', source })).toMatchObject({
      excerptCharacters: 50,
      state: 'forbidden',
    })
  })

  it('make no difference where nothing was allowed', () => {
    for (const republish of ['ask', 'unknown'] as const) {
      expect(ask({ source: outlet({ ...rights, republish }) }).state).toBe(republish)
    }
  })
})

describe('where a text may be used', () => {
  it.each<[Terms, null | string, string, string]>([
    [{ republish: 'yes', territories: [] }, null, 'allowed', 'permitted'],
    [{ republish: 'yes', territories: [] }, 'EG', 'allowed', 'permitted'],
    [{ republish: 'yes', territories: ['SA', 'EG'] }, 'EG', 'allowed', 'permitted'],
    [{ republish: 'yes', territories: ['SA'] }, 'EG', 'forbidden', 'permitted outsideTerritory'],
    [{ republish: 'yes', territories: ['SA'] }, null, 'ask', 'permitted territoryNotSet'],
    [{ republish: 'excerpt', territories: ['SA'] }, null, 'ask', 'excerptOnly territoryNotSet'],
    [{ republish: 'ask', territories: ['SA'] }, 'EG', 'forbidden', 'askFirst outsideTerritory'],
    [{ republish: 'no', territories: ['EG'] }, 'EG', 'forbidden', 'notAllowed'],
    [{ republish: 'unknown', territories: ['SA'] }, null, 'unknown', 'termsUnknown'],
  ])('%j, published in %s', (rights, territory, state, reasons) => {
    const [stateTold, , reasonsTold] = told({ source: outlet(rights), territory })
    expect([stateTold, reasonsTold]).toEqual([state, reasons])
  })
})

describe('an article’s own terms', () => {
  const reason = 'إذن مكتوب'

  it.each<[string, Terms, OwnTerms, ReturnType<typeof told>]>([
    [
      'inherit everything',
      { republish: 'no' },
      { republish: 'inherit' },
      ['forbidden', null, 'notAllowed'],
    ],
    [
      'allow what the source does not',
      { republish: 'no' },
      { reason, republish: 'yes' },
      ['allowed', null, 'overridden permitted'],
    ],
    [
      'allow it without a reason: they do not count',
      { republish: 'no' },
      { reason: '  ', republish: 'yes' },
      ['forbidden', null, 'notAllowed overrideNeedsReason'],
    ],
    [
      'forbid without a reason: they count',
      { republish: 'yes' },
      { republish: 'no' },
      ['forbidden', null, 'notAllowed overrideNeedsReason'],
    ],
    [
      'say excerpt, of the source’s length',
      { excerptCharacters: 90, republish: 'yes' },
      { reason, republish: 'excerpt' },
      ['conditional', 90, 'overridden excerptOnly'],
    ],
    [
      'lengthen the excerpt',
      { excerptCharacters: 90, republish: 'excerpt' },
      { excerptCharacters: 900, reason },
      ['conditional', 900, 'overridden excerptOnly'],
    ],
    [
      'lengthen it without a reason: the shorter one counts',
      { excerptCharacters: 90, republish: 'excerpt' },
      { excerptCharacters: 900 },
      ['conditional', 90, 'excerptOnly overrideNeedsReason'],
    ],
    [
      'open the whole text without a reason: it stays an excerpt',
      { excerptCharacters: 90, republish: 'excerpt' },
      { republish: 'yes' },
      ['conditional', 90, 'excerptOnly overrideNeedsReason'],
    ],
    [
      'keep the source’s dates where they name none',
      { republish: 'no', validUntil: '2026-01-01T12:00:00.000Z' },
      { reason, republish: 'yes' },
      ['forbidden', null, 'overridden permitted notValidAnyMore'],
    ],
    [
      'lengthen the permission',
      { republish: 'yes', validUntil: '2026-01-01T12:00:00.000Z' },
      { reason, validUntil: '2026-12-31T12:00:00.000Z' },
      ['allowed', null, 'overridden permitted'],
    ],
    [
      'narrow where it may be used',
      { republish: 'yes' },
      { reason, territories: ['SA'] },
      ['forbidden', null, 'overridden permitted outsideTerritory'],
    ],
    [
      'word the credit otherwise, for which no reason is needed',
      { republish: 'yes' },
      { creditTemplate: 'خاص: {source}' },
      ['conditional', null, 'permitted creditAsked'],
    ],
  ])('%s', (_, rights, own, verdict) => {
    expect(told({ own, source: outlet(rights), territory: 'EG' })).toEqual(verdict)
  })

  it('count for our own newsroom too', () => {
    const source = outlet({}, { kind: 'own' })
    expect(told({ own: { republish: 'no' }, source })).toEqual([
      'forbidden',
      null,
      'notAllowed overrideNeedsReason',
    ])
  })

  it('are enough for an article without a source', () => {
    expect(told({ own: { reason, republish: 'yes' }, source: null })).toEqual([
      'allowed',
      null,
      'overridden permitted',
    ])
  })
})

describe('a source that is not there', () => {
  it('is missing, or could not be found', () => {
    expect(told({ source: null })).toEqual(['unknown', null, 'sourceMissing'])
    const lost = rightsVerdict({
      article: { source: 'gone' },
      at: new Date(),
      source: null,
      territory: 'EG',
    })
    expect(lost).toMatchObject({
      credit: null,
      reasons: [{ code: 'sourceNotFound', values: {} }],
      state: 'unknown',
    })
  })
})

describe('a merged source', () => {
  const target = outlet({ republish: 'no' }, { id: 'two', name: 'الوكالة' })

  it('has the terms and the credit of what it was merged into', () => {
    const between = outlet({ republish: 'ask' }, { id: 'three', mergedInto: target })
    const source = outlet({ republish: 'yes' }, { mergedInto: between })
    expect(ask({ source })).toEqual({
      credit: 'المصدر: الوكالة',
      excerptCharacters: null,
      reasons: [
        { code: 'merged', values: { merged: 'الصحيفة', source: 'الوكالة' } },
        { code: 'notAllowed', values: { source: 'الوكالة' } },
      ],
      state: 'forbidden',
    })
  })

  it('has none where the other one is only named, or the merges go round', () => {
    const round = outlet({ republish: 'yes' })
    round.mergedInto = outlet({ republish: 'yes' }, { id: 'two', mergedInto: round })
    for (const source of [round, outlet({ republish: 'yes' }, { mergedInto: 'two' })]) {
      expect(told({ source })).toEqual(['unknown', null, 'sourceNotFound'])
    }
  })
})
