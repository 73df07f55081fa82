import type { Field, TextField } from 'payload'

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
  access: { create: rules.field.nobody, read: rules.field.look, update: rules.field.nobody },
  admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true, hidden: true },
})
