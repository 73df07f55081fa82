import { describe, expect, it } from 'vitest'

import { cleanErrorResponse, withoutInternals } from '../../../src/access/cleanErrors.ts'

describe('what a caller reads of an error', () => {
  it.each([
    [
      'a drizzle statement',
      'Failed query: insert into "articles" ("id") values ($1)\nparams: secret',
    ],
    ['bare SQL', 'select "id", "email" from "users" where "users"."id" = $1'],
    ['a stack', 'Boom\n    at run (file.js:1:2)'],
    ['a path', 'ENOENT: no such file /srv/app/media/picture.png'],
  ])('leaves out %s', (_name, message) => {
    const told = withoutInternals(message)
    expect(told).not.toMatch(/insert|select "|secret|\/srv|at run/)
    expect(told).toMatch(/log/)
  })

  it.each([
    'The following field is invalid: Headline',
    'You are not allowed to perform this action.',
    'العنوان: هذا الحقل مطلوب.',
    'Please select a source from the list',
  ])('keeps %s', (message) => {
    expect(withoutInternals(message)).toBe(message)
  })
})

describe('an error of a production build, whose class has no name', () => {
  const nameless = (more: object) => Object.assign(new Error('قل السبب.'), { name: '', ...more })
  const unknown = { errors: [{ message: 'An unknown error occurred.' }] }
  const answerTo = (error: Error) => {
    const args = { context: {}, error, req: {}, result: unknown } as never
    return (cleanErrorResponse(args) as { response: unknown }).response
  }

  it('says what it was made to say', () => {
    expect(answerTo(nameless({ data: { reason: 'x' }, isPublic: true }))).toEqual({
      errors: [{ data: { reason: 'x' }, message: 'قل السبب.', name: 'APIError' }],
    })
    expect(answerTo(nameless({ data: null, isPublic: true }))).toEqual({
      errors: [{ message: 'قل السبب.' }],
    })
  })

  it('says nothing that is not for everybody', () => {
    expect(answerTo(nameless({ isPublic: false }))).toEqual(unknown)
    expect(answerTo(nameless({}))).toEqual(unknown)
  })
})
