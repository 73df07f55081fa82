import { describe, expect, it } from 'vitest'

import {
  innermostMessage,
  isDatabaseGone,
  isLocked,
  isPassing,
} from '../../../src/import/errors.ts'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const wrapped = (cause: unknown) =>
  new Error('Failed query: insert … params: a whole article', { cause })
const named = (name: string) => Object.assign(new Error('x'), { name })

describe('errors of the database', () => {
  it.each([
    ['a unique violation', wrapped(withCode('23505')), { isPassing: true }],
    ['a deadlock', wrapped(withCode('40P01')), { isPassing: true }],
    ['what Payload makes of a unique violation', named('ValidationError'), { isPassing: true }],
    ['a refused connection', withCode('ECONNREFUSED'), { isDatabaseGone: true }],
    ['a server that shuts down', wrapped(withCode('57P01')), { isDatabaseGone: true }],
    ['a lost connection', wrapped(withCode('08006')), { isDatabaseGone: true }],
    ['a full disk', wrapped(withCode('53100')), { isDatabaseGone: true }],
    [
      'a broken socket',
      wrapped(new Error('Connection terminated unexpectedly')),
      { isDatabaseGone: true },
    ],
    [
      'what Payload makes of it',
      new Error('Error: cannot begin transaction: x'),
      { isDatabaseGone: true },
    ],
    ['an article that is open', named('Locked'), { isLocked: true }],
    ['a value that is too long', wrapped(withCode('54000')), {}],
    ['anything else', 'a string', {}],
  ])('are told apart: %s', (_name, error, expected) => {
    expect({
      isDatabaseGone: isDatabaseGone(error),
      isLocked: isLocked(error),
      isPassing: isPassing(error),
    }).toEqual({ isDatabaseGone: false, isLocked: false, isPassing: false, ...expected })
  })

  it('are told by the innermost sentence, without the statement', () => {
    const message = innermostMessage(
      wrapped(withCode('54000', 'index row size\n 9000 exceeds 2704')),
    )
    expect(message).toBe('index row size 9000 exceeds 2704')
    expect(innermostMessage(new Error('y'.repeat(5000)))).toHaveLength(300)
    expect(innermostMessage('a string')).toBe('a string')
  })

  it('do not lead in a circle', () => {
    const error = new Error('round')
    error.cause = error
    expect(innermostMessage(error)).toBe('round')
  })
})
