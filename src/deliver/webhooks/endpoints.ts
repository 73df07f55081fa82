import { randomUUID } from 'node:crypto'

import type { Endpoint, PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { may } from '../../access/roles.ts'
import type { AccessRules } from '../../access/rules.ts'
import type { webhooks } from '../../translations/webhooks/en.ts'
import { translate } from '../../translations/label.ts'
import { receiverOf, sendAgain } from './outbox.ts'
import { problemText } from '../../../collections/deliveries/problemText.ts'
import type { AllowPrivate } from './post/findTarget.ts'
import { problemOf, sendMessage } from './sendDelivery.ts'

type Args = { allowPrivate: AllowPrivate; rules: AccessRules; slugs: Slugs }

/**
 * What administrators ask by hand: `POST /deliveries/:id/resend` has a message sent again, under the id that
 * it had, and `POST /channels/:id/test` sends a ping and answers with what came of it.
 */
export const webhookEndpoints = ({
  allowPrivate,
  rules,
  slugs,
}: Args): { channels: Endpoint[]; deliveries: Endpoint[] } => {
  const checked = (handler: (args: { id: string; req: PayloadRequest }) => Promise<object>) =>
    (async (req) => {
      if (!rules.can({ allowed: may.administer, req })) throw refusal({ reason: 'forbidden', req })
      const id = req.routeParams?.['id']
      if (typeof id !== 'string' || !uuid.test(id)) throw refusal({ reason: 'badId', req })
      return Response.json(await handler({ id, req }))
    }) satisfies Endpoint['handler']

  return {
    channels: [
      {
        handler: checked(async ({ id, req }) => {
          const receiver = await receiverOf({ channel: id, payload: req.payload, slugs })
          if (!receiver) throw refusal({ reason: 'noChannel', req })
          const began = performance.now()
          const posted = await sendMessage({
            allowPrivate,
            id: randomUUID(),
            message: { data: {}, timestamp: new Date().toISOString(), type: 'ping' },
            receiver,
          })
          const duration = Math.round(performance.now() - began)
          const status = 'status' in posted ? posted.status : null
          const ok = status !== null && status >= 200 && status < 300
          const problem = ok ? null : problemText({ problem: problemOf(posted), t: req.t })
          return { duration, ok, problem, status }
        }),
        method: 'post',
        path: '/:id/test',
      },
    ],
    deliveries: [
      {
        handler: checked(async ({ id, req }) => {
          const isThere = await sendAgain({ id, payload: req.payload, slugs })
          if (!isThere) throw refusal({ reason: 'noDelivery', req })
          return { id, state: 'pending' }
        }),
        method: 'post',
        path: '/:id/resend',
      },
    ],
  }
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const statuses: Record<keyof (typeof webhooks)['webhookRefusal'], number> = {
  badId: 400,
  forbidden: 403,
  noChannel: 404,
  noDelivery: 404,
}

const refusal = ({ reason, req }: { reason: keyof typeof statuses; req: PayloadRequest }) =>
  new APIError(
    translate({ key: `webhookRefusal:${reason}`, t: req.t }),
    statuses[reason],
    { reason },
    true,
  )
