import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { aliasesField } from '../shared/aliases.ts'
import { translatedGroup } from '../shared/group.ts'
import { internalText } from '../shared/internal.ts'
import { stampNameKeys } from '../shared/name.ts'
import { writtenByTheHouse } from '../shared/readOnly.ts'
import { slugField } from '../shared/slug.ts'

/** What articles are about: people, places, subjects, each once, whatever its spelling. */
export const tags = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.tags,
    labels: { plural: label('tags:plural'), singular: label('tags:singular') },
    access: {
      create: rules.edit,
      delete: rules.administer,
      read: rules.readTags,
      update: rules.edit,
    },
    admin: {
      components: {
        beforeListTable: [{ clientProps: { of: 'tags' }, path: 'payload-nashra/admin#MergeLink' }],
        edit: {
          beforeDocumentControls: [
            { clientProps: { of: 'tags' }, path: 'payload-nashra/admin#MergeInto' },
          ],
        },
      },
      defaultColumns: ['label', 'status', 'usage', 'updatedAt'],
      enableListViewSelectAPI: true,
      group: translatedGroup('taxonomy'),
      listSearchableFields: ['label'],
      useAsTitle: 'label',
    },
    defaultPopulate: { label: true, slug: true },
    disableDuplicate: true,
    hooks: {
      beforeChange: [stampNameKeys({ from: 'label' })],
      beforeOperation: [clampReads(context)],
    },
    fields: [
      {
        name: 'label',
        type: 'text',
        label: label('tags:label'),
        maxLength: limits.name,
        required: true,
      },
      aliasesField({ rules, section: 'tags' }),
      slugField({ labelKey: 'tags:slug' }),
      {
        name: 'status',
        type: 'select',
        label: label('tags:status'),
        defaultValue: 'candidate',
        index: true,
        options: optionsOf({ section: 'tagStatus', values: ['candidate', 'approved', 'noise'] }),
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'usage',
        type: 'number',
        label: label('tags:usage'),
        defaultValue: 0,
        // Drafts count too, so the number is for staff: readers would learn of what is not out yet.
        access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
        admin: { position: 'sidebar', readOnly: true },
      },
      {
        name: 'mergedInto',
        type: 'relationship',
        label: label('tags:mergedInto'),
        relationTo: slugs.tags,
        access: writtenByTheHouse({ rules }),
        admin: { condition: (data) => Boolean(data.mergedInto), position: 'sidebar' },
      },
      internalText({ name: 'identityKey', rules, unique: true }),
      internalText({ name: 'matchKey', index: true, rules }),
      internalText({ name: 'skeleton', index: true, rules }),
    ],
  }
}
