import { describe, expect, it } from 'vitest'

import { ownReasonOf, ownReasons } from '../../../collections/issueLog/ownReasons.ts'
import { ar } from '../../../src/translations/ar.ts'
import { en } from '../../../src/translations/en.ts'

describe('a reason that the system gives', () => {
  it.each(Object.entries(ownReasons))(
    'is known by its words, and said in both languages: %s',
    (name, reason) => {
      expect(ownReasonOf(reason)).toBe(name)
      const said = [ar, en].map(({ ownReason }) => ownReason[name as keyof typeof ownReasons])
      expect(said[0]).toMatch(/\p{Script=Arabic}/u)
      expect(said[1]).toMatch(/^[A-Z]/)
    },
  )

  it('is none that a person gave', () => {
    expect(ownReasonOf('نقلا عن الوكالة')).toBeNull()
    expect(ownReasonOf(`${ownReasons.published} `)).toBeNull()
  })
})
