import type { Endpoint, PayloadRequest } from 'payload'
import { APIError } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import type { AccessRules } from '../../access/rules.ts'
import type { en } from '../../translations/en.ts'
import { translate } from '../../translations/label.ts'
import { idFrom } from '../links/refuse.ts'
import { articleVerdict } from './articleVerdict.ts'
import { articleSelect } from './readTerms.ts'
import { rightsSentences } from './sentences.ts'

type EndpointArgs = { rules: AccessRules; slugs: Slugs; territory: null | string }

/**
 * `GET /:id/rights`, for the staff: the verdict on what would be published now, which is the newest draft,
 * with its sentences in the language of the request.
 *
 * Answers `{ state, sentence, credit, excerptCharacters, reasons: [{ code, values, sentence }] }`.
 */
export const rightsEndpoints = ({ rules, slugs, territory }: EndpointArgs): Endpoint[] => [
  {
    handler: async (req) => {
      if (!rules.isStaff(req)) throw refusal({ reason: 'forbidden', req })
      const id = idFrom({ reason: 'badId', req, value: req.routeParams?.['id'] })
      const article = await req.payload.findByID({
        collection: slugs.articles,
        depth: 0,
        disableErrors: true,
        draft: true,
        id,
        joins: false,
        overrideAccess: false,
        req,
        select: articleSelect,
      })
      if (!article) throw refusal({ reason: 'noArticle', req })
      const verdict = await articleVerdict({ article, req, slugs, territory })
      const said = rightsSentences({ i18n: req.i18n, verdict })
      return Response.json({
        ...verdict,
        reasons: verdict.reasons.map((reason, at) => ({ ...reason, sentence: said.reasons[at] })),
        sentence: said.state,
      })
    },
    method: 'get',
    path: '/:id/rights',
  },
]

type Reason = keyof (typeof en)['rightsRefusal']

const statuses: Record<Reason, number> = { forbidden: 403, noArticle: 404 }

const refusal = ({ reason, req }: { reason: Reason; req: PayloadRequest }): APIError =>
  new APIError(
    translate({ key: `rightsRefusal:${reason}`, t: req.t }),
    statuses[reason],
    { reason },
    true,
  )
