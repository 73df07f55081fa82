import { describe, expect, it } from 'vitest'

import {
  bodyOf,
  bodyOfState,
  hashOf,
  rememberRunning,
  runningOf,
  stateOf,
} from '../../../../src/import/prepare/body.ts'
import { fingerprint } from '../../../../src/text/fingerprint.ts'
import type { TextBlock } from '../../../../src/text/richText.ts'
import { richText } from '../../../../src/text/richText.ts'

const blocks: TextBlock[] = [
  { kind: 'paragraph', text: 'قال «الوزير»: \\ "نعم"\tثم\u2028غادر.' },
  { kind: 'subhead', text: 'ما بعد الجلسة' },
  { kind: 'listItem', text: 'أولا' },
  { kind: 'listItem', text: 'ثانيا 😀' },
]
const state = richText({ blocks })

describe('a body', () => {
  it('is the same from the text, from the archive, and out of another thread', () => {
    const stored = JSON.parse(JSON.stringify(state)) as object
    for (const body of [bodyOf(state), bodyOfState(stored), structuredClone(bodyOf(state))]) {
      expect(stateOf(body)).toEqual(state)
      expect(hashOf(body)).toBe(fingerprint(state))
      expect(runningOf(body)).toBe(runningOf(bodyOf(state)))
      expect(JSON.parse(body.json)).toEqual(state)
    }
  })

  it('has one hash in whatever order a column gives its keys back', () => {
    const { root } = state
    const turned = { root: Object.fromEntries(Object.entries(root).reverse()) }
    expect(hashOf({ json: JSON.stringify(turned) })).toBe(hashOf(bodyOf(state)))
    expect(hashOf({ json: JSON.stringify({ root: { ...root, indent: 1 } }) })).not.toBe(
      hashOf(bodyOf(state)),
    )
  })

  it('may be none', () => {
    const none = bodyOfState(undefined)
    expect([stateOf(none), runningOf(none), none.json]).toEqual([null, '', 'null'])
    expect(hashOf(none)).toBe(fingerprint(null))
  })

  it('is read once', () => {
    const body = structuredClone(bodyOf(state))
    expect(stateOf(body)).toBe(stateOf(body))
    rememberRunning({ body, running: 'نص معروف' })
    expect(runningOf(body)).toBe('نص معروف')
  })
})
