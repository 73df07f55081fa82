import type { AccessRules } from '../../src/access/rules.ts'

/**
 * For fields that people see and only the house writes: nobody may set them over REST, GraphQL or
 * as a user of the Local API. Hooks and imports, which override access, do.
 */
export const writtenByTheHouse = ({ rules }: { rules: AccessRules }) => ({
  create: rules.field.nobody,
  update: rules.field.nobody,
})
