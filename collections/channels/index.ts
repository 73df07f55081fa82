import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { publicActions } from '../issueLog/index.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'
import { webAddress } from '../shared/webAddress.ts'

/** Receivers that are told of every public act. */
export const channels = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.channels,
    labels: { plural: label('channels:plural'), singular: label('channels:singular') },
    access: {
      create: rules.administer,
      delete: rules.administer,
      read: rules.administer,
      update: rules.administer,
    },
    admin: {
      defaultColumns: ['name', 'url', 'enabled', 'updatedAt'],
      group: translatedGroup('delivery'),
      useAsTitle: 'name',
    },
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    fields: [
      {
        name: 'name',
        type: 'text',
        label: label('channels:name'),
        maxLength: limits.name,
        required: true,
      },
      {
        name: 'url',
        type: 'text',
        label: label('channels:url'),
        maxLength: limits.url,
        required: true,
        validate: webAddress,
        admin: { description: label('channels:urlHelp') },
      },
      {
        name: 'secret',
        type: 'text',
        label: label('channels:secret'),
        maxLength: limits.name,
        minLength: 16,
        access: { read: rules.field.nobody },
        admin: { description: label('channels:secretHelp') },
      },
      {
        name: 'enabled',
        type: 'checkbox',
        label: label('channels:enabled'),
        defaultValue: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'filterTags',
        type: 'relationship',
        label: label('channels:filterTags'),
        hasMany: true,
        relationTo: slugs.tags,
      },
      {
        name: 'filterSources',
        type: 'relationship',
        label: label('channels:filterSources'),
        hasMany: true,
        relationTo: slugs.sources,
      },
      {
        name: 'filterActions',
        type: 'select',
        label: label('channels:filterActions'),
        hasMany: true,
        options: optionsOf({ section: 'action', values: publicActions }),
      },
    ],
  }
}
