import type { Where } from 'payload'

import { isPublicArticle } from '../../access/publicArticle.ts'

/**
 * The one public rule, `isPublicArticle`, as a condition in SQL, so that there is no second one to keep.
 *
 * @param alias of the articles' table
 * @param now the parameter that holds the moment of the question, for example `$1`
 */
export const publicSql = ({ alias, now }: { alias: string; now: string }): string =>
  toSql({ alias, now, where: isPublicArticle({ at: moment }) })

/** Stands for the moment of the question while the rule is read. */
const moment = new Date(0)

type Args = { alias: string; now: string; where: Where }

const toSql = ({ alias, now, where }: Args): string =>
  Object.entries(where)
    .map(([field, condition]) => {
      const joint = joints[field]
      if (joint && Array.isArray(condition)) {
        const parts = condition.map((part: Where) => toSql({ alias, now, where: part }))
        return `(${parts.join(joint)})`
      }
      return Object.entries(condition as Record<string, unknown>)
        .map(([operator, value]) => {
          const say = operators[operator]
          if (!say) throw new Error(`The public rule asks "${operator}", which has no SQL here.`)
          return say({ column: `${alias}.${columnOf(field)}`, now, value })
        })
        .join(' AND ')
    })
    .join(' AND ')

const joints: Record<string, string> = { and: ' AND ', or: ' OR ' }

type Say = (args: { column: string; now: string; value: unknown }) => string

const operators: Record<string, Say> = {
  equals: ({ column, value }) => `${column} = ${literal(value)}`,
  exists: ({ column, value }) => `${column} IS ${value === false ? '' : 'NOT '}NULL`,
  less_than_equal: ({ column, now, value }) =>
    `${column} <= ${value === moment.toISOString() ? now : literal(value)}`,
}

/** Words of the rule itself, never of a request. */
const literal = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`

const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
