import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'
import { readableJson } from '../shared/readableJson.ts'
import { internalText } from '../shared/internal.ts'

/** The originals as they were scraped. Imports write them; nobody edits them. */
export const documents = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.documents,
    labels: { plural: label('documents:plural'), singular: label('documents:singular') },
    access: { create: rules.nobody, delete: rules.nobody, read: rules.look, update: rules.nobody },
    admin: {
      defaultColumns: ['sourceKey', 'outcome', 'reason', 'adapter', 'updatedAt'],
      enableListViewSelectAPI: true,
      group: translatedGroup('imports'),
      listSearchableFields: ['sourceKey'],
      useAsTitle: 'sourceKey',
    },
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    lockDocuments: false,
    fields: [
      { name: 'rawText', type: 'textarea', label: label('documents:rawText'), admin: { rows: 24 } },
      readableJson({ name: 'parse', labelKey: 'documents:parse' }),
      {
        name: 'sourceKey',
        type: 'text',
        label: label('documents:sourceKey'),
        index: true,
        maxLength: limits.url,
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'adapter',
        type: 'text',
        label: label('documents:adapter'),
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'outcome',
        type: 'select',
        label: label('documents:outcome'),
        index: true,
        options: optionsOf({
          section: 'outcome',
          values: ['imported', 'duplicate', 'rejected', 'tombstone'],
        }),
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'reason',
        type: 'textarea',
        label: label('documents:reason'),
        admin: { condition: (data) => Boolean(data.reason), position: 'sidebar' },
      },
      {
        name: 'confidence',
        type: 'number',
        label: label('documents:confidence'),
        max: 1,
        min: 0,
        admin: { position: 'sidebar' },
      },
      {
        name: 'encoding',
        type: 'text',
        label: label('documents:encoding'),
        admin: { position: 'sidebar' },
      },
      {
        name: 'sha256',
        type: 'text',
        label: label('documents:sha256'),
        index: true,
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'parserVersion',
        type: 'text',
        label: label('documents:parserVersion'),
        admin: { position: 'sidebar' },
      },
      {
        name: 'run',
        type: 'relationship',
        label: label('documents:run'),
        index: true,
        relationTo: slugs.importRuns,
        admin: { position: 'sidebar' },
      },
      // SHA-256 of adapter and source key: the pair is unique, and either may be long.
      internalText({ name: 'documentKey', rules, unique: true }),
    ],
  }
}
