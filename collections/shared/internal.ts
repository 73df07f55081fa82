import type { CollectionSlug, Field, TextField } from 'payload'

import type { AccessRules } from '../../src/access/rules.ts'

type InternalTextArgs = Pick<TextField, 'index' | 'unique'> & { name: string; rules: AccessRules }

/**
 * A text column that hooks write and queries read: a key, a hash. No screen shows it, and nobody
 * sets it from outside.
 */
export const internalText = ({ name, rules, ...index }: InternalTextArgs): Field => ({
  name,
  type: 'text',
  ...index,
  ...internal({ rules }),
})

/** A moment that is kept in the same way. */
export const internalDate = ({ name, rules }: { name: string; rules: AccessRules }): Field => ({
  name,
  type: 'date',
  ...internal({ rules }),
})

/** Rows of another collection that are kept in the same way. */
export const internalRelations = ({
  name,
  relationTo,
  rules,
}: {
  name: string
  relationTo: CollectionSlug
  rules: AccessRules
}): Field => ({
  name,
  type: 'relationship',
  hasMany: true,
  relationTo,
  ...internal({ rules }),
})

const internal = ({ rules }: { rules: AccessRules }) => ({
  access: { create: rules.field.nobody, read: rules.field.look, update: rules.field.nobody },
  admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true, hidden: true },
})
