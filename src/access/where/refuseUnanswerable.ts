import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { APIError } from 'payload'

import { translate } from '../../translations/label.ts'
import { heedsSelect } from '../heedsSelect.ts'
import type { FieldsOf } from './fieldAt.ts'
import type { Wrong } from './wrongIn.ts'
import { wrongIn } from './wrongIn.ts'

type ReadArgs = {
  joins?: false | Record<string, false | { where?: unknown } | undefined>
  where?: unknown
}

const openApis = new Set(['REST', 'GraphQL'])

/**
 * Refuses a question over REST or GraphQL that the database could not answer, with 400 and the name of the
 * parameter, before anything is asked of the database.
 *
 * @throws APIError with the status 400 and the parameter in its data
 */
export const refuseUnanswerable: CollectionBeforeOperationHook =
  heedsSelect<CollectionBeforeOperationHook>(({ args, collection, req }) => {
    if (!openApis.has(req.payloadAPI)) return args
    const collections = req.payload.collections as Partial<
      Record<string, { config: { flattenedFields: FlattenedField[] } }>
    >
    const fieldsOf: FieldsOf = (slug) => collections[slug]?.config.flattenedFields
    const fields = collection.flattenedFields
    const { joins, where } = args as ReadArgs
    const wrong =
      wrongIn({ fields, fieldsOf, where }) ?? wrongInJoins({ fields, fieldsOf, joins: joins || {} })
    if (!wrong) return args
    const { parameter, reason } = wrong
    const message = translate({ key: `deliverRefusal:${reason}`, t: req.t, values: { parameter } })
    throw new APIError(message, 400, { parameter, reason }, true)
  })

const wrongInJoins = ({
  fields,
  fieldsOf,
  joins,
}: {
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  joins: Exclude<NonNullable<ReadArgs['joins']>, false>
}): Wrong | null => {
  for (const [name, join] of Object.entries(joins)) {
    const field = fields.find((one) => one.type === 'join' && one.name === name)
    if (!join || field?.type !== 'join' || typeof field.collection !== 'string') continue
    const args = { fieldsOf, name: `joins[${name}][where]`, where: join.where }
    const wrong = wrongIn({ ...args, fields: fieldsOf(field.collection) ?? [] })
    if (wrong) return wrong
  }
  return null
}
