import type {
  ASTVisitor,
  FragmentDefinitionNode,
  SelectionSetNode,
  ValidationContext,
  ValidationRule,
} from 'graphql'
import { GraphQLError, Kind } from 'graphql'

export type QueryLimits = { aliases: number; depth: number }

/**
 * A validation rule that refuses queries nested too deep or with too many aliases, before anything
 * is read. Payload's own complexity sum counts neither.
 *
 * Fields that begin with two underscores ask about the schema, not about content, and are not
 * counted: Payload closes introspection in production.
 */
export const limitQuery =
  ({ aliases, depth }: QueryLimits): ValidationRule =>
  (context: ValidationContext): ASTVisitor => ({
    Document: () => {
      const measured = measure(context)
      if (measured.aliases > aliases) {
        context.reportError(
          new GraphQLError(
            `This query has ${measured.aliases} aliases; at most ${aliases} are answered.`,
          ),
        )
      }
      if (measured.depth > depth) {
        context.reportError(
          new GraphQLError(`This query is more than ${depth} levels deep. Ask for less at once.`),
        )
      }
    },
  })

type Measure = { aliases: number; depth: number }

/** How many selections are looked at; a query longer than this counts as too deep. */
const maxSelections = 20_000

const measure = (context: ValidationContext): Measure => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  }
  const found: Measure = { aliases: 0, depth: 0 }
  let looked = 0

  const walk = (
    set: SelectionSetNode | undefined,
    depth: number,
    within: ReadonlySet<string>,
  ): void => {
    for (const selection of set?.selections ?? []) {
      looked += 1
      if (looked > maxSelections) {
        found.depth = Number.POSITIVE_INFINITY
        return
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value
        // A fragment that spreads itself is refused by GraphQL's own rules; here it must only end.
        if (!within.has(name)) {
          walk(fragments.get(name)?.selectionSet, depth, new Set([...within, name]))
        }
        continue
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, within)
        continue
      }
      if (selection.name.value.startsWith('__')) continue
      if (selection.alias) found.aliases += 1
      found.depth = Math.max(found.depth, depth)
      walk(selection.selectionSet, depth + 1, within)
    }
  }

  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, 1, new Set())
  }
  return found
}
