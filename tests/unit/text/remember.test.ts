import { describe, expect, it } from 'vitest'

import { remember } from '../../../src/text/remember.ts'

describe('a function that remembers', () => {
  const counting = ({ longest = 5, most = 3 }) => {
    const asked: string[] = []
    const answer = (text: string) => {
      asked.push(text)
      return text.length
    }
    return { asked, know: remember({ answer, longest, most }) }
  }

  it('answers the same and thinks once', () => {
    const { asked, know } = counting({})
    expect([know('خبر'), know('خبر'), know('أخبار')]).toEqual([3, 3, 5])
    expect(asked).toEqual(['خبر', 'أخبار'])
  })

  it('forgets all when it knows enough', () => {
    const { asked, know } = counting({ most: 2 })
    for (const text of ['a', 'b', 'c', 'a']) know(text)
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it('keeps nothing of a long text', () => {
    const { asked, know } = counting({ longest: 2 })
    expect([know('long'), know('long')]).toEqual([4, 4])
    expect(asked).toEqual(['long', 'long'])
  })
})
