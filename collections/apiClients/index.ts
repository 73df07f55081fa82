import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'

/** Sites that read with a key of their own. A key identifies, it opens nothing more. */
export const apiClients = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.apiClients,
    labels: { plural: label('apiClients:plural'), singular: label('apiClients:singular') },
    access: {
      admin: () => false,
      create: rules.administer,
      delete: rules.administer,
      read: rules.administer,
      unlock: rules.administer,
      update: rules.administer,
    },
    admin: {
      defaultColumns: ['name', 'enableAPIKey', 'updatedAt'],
      group: translatedGroup('delivery'),
      useAsTitle: 'name',
    },
    auth: { disableLocalStrategy: true, useAPIKey: true },
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    lockDocuments: false,
    fields: [
      {
        name: 'name',
        type: 'text',
        label: label('apiClients:name'),
        maxLength: limits.name,
        required: true,
      },
      {
        name: 'note',
        type: 'textarea',
        label: label('apiClients:note'),
        maxLength: limits.note,
        admin: { description: label('apiClients:noteHelp') },
      },
    ],
  }
}
