import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { roleOf, roles } from '../../src/access/roles.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'
import { makeFirstUserAdmin } from './hooks/makeFirstUserAdmin.ts'
import { nameAfterAddress } from './hooks/nameAfterAddress.ts'

/** The staff of the newsroom. */
export const users = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.users,
    labels: { plural: label('users:plural'), singular: label('users:singular') },
    access: {
      admin: ({ req }) => roleOf({ req, usersSlug: slugs.users }) !== null,
      create: rules.administer,
      delete: rules.administer,
      read: rules.look,
      unlock: rules.administer,
      update: rules.selfOrAdmin,
    },
    admin: {
      defaultColumns: ['name', 'email', 'role', 'updatedAt'],
      group: translatedGroup('people'),
      useAsTitle: 'name',
    },
    auth: { lockTime: 10 * 60 * 1000, maxLoginAttempts: 10, tokenExpiration: 8 * 60 * 60 },
    disableDuplicate: true,
    hooks: {
      beforeChange: [makeFirstUserAdmin({ usersSlug: slugs.users }), nameAfterAddress],
      beforeOperation: [clampReads(context)],
    },
    fields: [
      { name: 'name', type: 'text', label: label('users:name'), maxLength: limits.name },
      {
        name: 'role',
        type: 'select',
        label: label('users:role'),
        defaultValue: 'viewer',
        options: optionsOf({ section: 'role', values: roles }),
        required: true,
        access: { create: rules.field.administer, update: rules.field.administer },
        admin: { description: label('users:roleHelp'), position: 'sidebar' },
      },
    ],
  }
}
