import type { GraphQLObjectType } from 'graphql'
import type { Config } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { actOn } from './actOn.ts'
import type { ActionName } from './table.ts'
import { actionNames } from './table.ts'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>
/** What Payload keeps of a collection's types while it builds the schema. */
type Typed = { type: GraphQLObjectType }

type Resolver = (
  source: unknown,
  args: { action: ActionName; id: string; input?: unknown },
  context: { req: Parameters<typeof actOn>[0]['req'] },
) => Promise<unknown>

/**
 * The mutation `actOnArticle(id, action, input)`, which answers with the article. `input` is the JSON that
 * the endpoint takes.
 */
export const actionMutation =
  ({ slugs }: { slugs: Slugs }): Mutations =>
  ({ GraphQLEnumType, GraphQLNonNull, GraphQLString }, context) => {
    const { collections } = context as unknown as {
      collections: Record<string, { graphQL: Typed }>
    }
    const article = collections[slugs.articles]
    const resolve: Resolver = async (_source, { action, id, input }, { req }) => {
      const acted = await actOn({
        action,
        article: id,
        input: parsed(input),
        overrideAccess: false,
        req,
        slugs,
      })
      return acted.article
    }
    return {
      actOnArticle: {
        args: {
          action: {
            type: new GraphQLNonNull(
              new GraphQLEnumType({
                name: 'ArticleAction',
                values: Object.fromEntries(actionNames.map((name) => [name, { value: name }])),
              }),
            ),
          },
          id: { type: new GraphQLNonNull(GraphQLString) },
          input: { type: GraphQLString },
        },
        resolve,
        type: article?.graphQL.type,
      },
    }
  }

/** What is no JSON is refused by the action, which takes objects only. */
const parsed = (input: unknown): unknown => {
  if (typeof input !== 'string') return input
  try {
    return JSON.parse(input) as unknown
  } catch {
    return input
  }
}
