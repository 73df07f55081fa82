import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { aliasesField } from '../shared/aliases.ts'
import { translatedGroup } from '../shared/group.ts'
import { internalText } from '../shared/internal.ts'
import { stampNameKeys } from '../shared/name.ts'
import { rightsFields } from '../shared/rights.ts'
import { slugField } from '../shared/slug.ts'
import { webAddress } from '../shared/webAddress.ts'
import { webPolicyFields } from '../shared/webPolicy.ts'

/** The outlets that texts come from, with the terms under which each may be used. */
export const sources = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.sources,
    labels: { plural: label('sources:plural'), singular: label('sources:singular') },
    access: {
      create: rules.edit,
      delete: rules.administer,
      read: rules.anyone,
      update: rules.edit,
    },
    admin: {
      components: {
        beforeListTable: [
          { clientProps: { of: 'sources' }, path: 'payload-nashra/admin#MergeLink' },
        ],
        edit: {
          beforeDocumentControls: [
            { clientProps: { of: 'sources' }, path: 'payload-nashra/admin#MergeInto' },
          ],
        },
      },
      defaultColumns: ['name', 'kind', 'rights.republish', 'updatedAt'],
      enableListViewSelectAPI: true,
      group: translatedGroup('taxonomy'),
      listSearchableFields: ['name'],
      useAsTitle: 'name',
    },
    defaultPopulate: { kind: true, name: true, slug: true },
    disableDuplicate: true,
    hooks: {
      beforeChange: [stampNameKeys({ from: 'name' })],
      beforeOperation: [clampReads(context)],
    },
    fields: [
      {
        name: 'name',
        type: 'text',
        label: label('sources:name'),
        maxLength: limits.name,
        required: true,
      },
      aliasesField({ rules, section: 'sources' }),
      {
        name: 'homepage',
        type: 'text',
        label: label('sources:homepage'),
        maxLength: limits.url,
        validate: webAddress,
      },
      {
        name: 'rights',
        type: 'group',
        label: label('sources:rights'),
        admin: { description: label('sources:rightsHelp') },
        fields: rightsFields({ inherits: false }),
      },
      slugField({ labelKey: 'sources:slug' }),
      {
        name: 'kind',
        type: 'select',
        label: label('sources:kind'),
        defaultValue: 'unknown',
        options: optionsOf({
          section: 'sourceKind',
          values: ['outlet', 'agency', 'wire', 'own', 'unknown'],
        }),
        required: true,
        admin: { position: 'sidebar' },
      },
      ...webPolicyFields({ section: 'sources' }),
      {
        name: 'mergedInto',
        type: 'relationship',
        label: label('sources:mergedInto'),
        relationTo: slugs.sources,
        access: { create: rules.field.nobody, update: rules.field.nobody },
        admin: { condition: (data) => Boolean(data.mergedInto), position: 'sidebar' },
      },
      internalText({ name: 'identityKey', rules, unique: true }),
      internalText({ name: 'matchKey', index: true, rules }),
      internalText({ name: 'skeleton', index: true, rules }),
    ],
  }
}
