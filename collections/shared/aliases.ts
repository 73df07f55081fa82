import type { ArrayField } from 'payload'

import { identityKey } from '../../src/text/identityKey.ts'
import { matchKey } from '../../src/text/matchKey.ts'
import type { AccessRules } from '../../src/access/rules.ts'
import { label } from '../../src/translations/label.ts'
import { limits } from '../limits.ts'
import { internalText } from './internal.ts'

/** Most other names that a tag or a source has. */
export const mostAliases = 200

/** Other names of a tag or a source, each with the keys by which an import finds it. */
export const aliasesField = ({
  rules,
  section,
}: {
  rules: AccessRules
  section: 'sources' | 'tags'
}): ArrayField => ({
  name: 'aliases',
  type: 'array',
  label: label(`${section}:aliases`),
  labels: { plural: label(`${section}:aliases`), singular: label(`${section}:alias`) },
  maxRows: mostAliases,
  admin: { description: label(`${section}:aliasesHelp`), initCollapsed: true },
  hooks: {
    beforeChange: [
      ({ value }: { value?: { name?: string | null }[] | null }) =>
        value?.map((alias) => ({
          ...alias,
          key: identityKey(alias.name ?? ''),
          matchKey: matchKey(alias.name ?? ''),
        })),
    ],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: label(`${section}:alias`),
      maxLength: limits.name,
      required: true,
    },
    internalText({ name: 'key', index: true, rules }),
    internalText({ name: 'matchKey', index: true, rules }),
  ],
})
