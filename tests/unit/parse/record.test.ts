import { expect, it } from 'vitest'

import { tagInputOf } from '../../../src/parse/record.ts'
import { first, page, parsed } from './documents.ts'

it('gives the keyword line and the text without character references, to find tags in', () => {
  const document = parsed(
    page(
      'خطة &laquo;الميناء&raquo; الجديدة',
      first,
      'كلمات دلالية: خطة&nbsp;جديدة &quot;الميناء&quot;',
    ),
  )
  expect(tagInputOf(document)).toEqual({
    line: 'خطة\u00A0جديدة "الميناء"',
    body: first,
    headline: 'خطة «الميناء» الجديدة',
  })
  expect(tagInputOf(parsed(first))).toBeNull()
})
