import { backOff } from './backOff.ts'
import type { WebhookMessage } from './message.ts'
import type { Delivery, Outcome } from './outbox.ts'
import type { AllowPrivate } from './post/findTarget.ts'
import type { Posted } from './post/postMessage.ts'
import { postMessage } from './post/postMessage.ts'
import { sign } from './sign.ts'

/** What came of a message, also where it never left. */
export type Sent = Posted | { problem: 'failed' | 'noSecret' }

type Receiver = Pick<Delivery, 'secret' | 'url'>

/** Signs a message and posts it. Without a secret nothing is sent: nobody could tell whose it is. */
export const sendMessage = async ({
  allowPrivate,
  id,
  message,
  receiver: { secret, url },
}: {
  allowPrivate: AllowPrivate
  /** The same for every attempt, by which receivers know what they have had. */
  id: string
  message: WebhookMessage
  receiver: Receiver
}): Promise<Sent> => {
  if (!secret) return { problem: 'noSecret' }
  const body = JSON.stringify(message)
  const headers = sign({ at: Math.floor(Date.now() / 1000), body, id, secret })
  return postMessage({ address: url, allowPrivate, body, headers })
}

/**
 * What an attempt comes to. Any status of success has arrived (RFC 9110, section 15.3); 410 says that the
 * receiver wants no more; everything else is tried again until there is no attempt left.
 */
export const outcomeOf = ({ attempts, posted }: { attempts: number; posted: Sent }): Outcome => {
  const status = 'status' in posted ? posted.status : null
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' }
  const problem = problemOf(posted)
  if (status === gone) return { problem, state: 'dead' }
  const retryAfter = 'status' in posted ? posted.retryAfter : null
  const pause = backOff({ attempts, retryAfter })
  return pause === null ? { problem, state: 'dead' } : { pause, problem, state: 'retrying' }
}

/** A name of `deliveryProblem` in the translations, with a value after it where there is one. */
export const problemOf = (posted: Sent): string => {
  if ('problem' in posted) return posted.problem
  if (posted.status === gone) return 'gone'
  return `${posted.status >= 300 && posted.status < 400 ? 'redirected' : 'answered'} ${posted.status}`
}

export const gone = 410
