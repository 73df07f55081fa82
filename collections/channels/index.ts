import type { CollectionConfig, FieldHook } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { publicActions } from '../issueLog/index.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'
import { webAddress } from '../shared/webAddress.ts'

/** Leaves out an empty secret, so that the one in the database stays. */
const keepSecret: FieldHook = ({ operation, siblingData, value }) => {
  if (operation === 'update' && !value) Reflect.deleteProperty(siblingData, 'secret')
  return undefined
}

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
      components: {
        edit: { beforeDocumentControls: ['payload-nashra/admin#TestChannel'] },
      },
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
        admin: { description: label('channels:secretHelp'), disableListColumn: true },
        hooks: {
          // It can be set but not read, in the panel too: what was left empty there stays as it was.
          afterRead: [() => null],
          beforeChange: [keepSecret],
        },
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
