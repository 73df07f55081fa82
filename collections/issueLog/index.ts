import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { translatedGroup } from '../shared/group.ts'
import { internalText } from '../shared/internal.ts'

/** Public acts, in the trade's words; the desk writes one row for each. */
export const publicActions = [
  'publish',
  'repeat',
  'refile',
  'correct',
  'update',
  'republish',
  'withhold',
  'release',
  'unpublish',
  'kill',
] as const

/** Those by which readers lose an article. */
export const withdrawals = [
  'kill',
  'unpublish',
  'withhold',
] as const satisfies readonly (typeof publicActions)[number][]

/** Who issued which text when. Append-only: each row's hash covers the row before it. */
export const issueLog = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.issueLog,
    labels: { plural: label('issueLog:plural'), singular: label('issueLog:singular') },
    access: { create: rules.nobody, delete: rules.nobody, read: rules.look, update: rules.nobody },
    admin: {
      defaultColumns: ['at', 'action', 'article', 'issueNumber', 'by'],
      group: translatedGroup('archive'),
      // A select cannot be searched, and stands untranslated in titles.
      listSearchableFields: ['publicId', 'byName', 'reason', 'note'],
      useAsTitle: 'at',
    },
    defaultSort: '-at',
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    lockDocuments: false,
    fields: [
      {
        name: 'article',
        type: 'relationship',
        label: label('issueLog:article'),
        index: true,
        relationTo: slugs.articles,
      },
      {
        // The log outlives article and author: what its hashes cover is kept as text beside them.
        name: 'publicId',
        type: 'text',
        label: label('issueLog:publicId'),
        index: true,
        required: true,
      },
      {
        type: 'row',
        fields: [
          { name: 'sequence', type: 'number', label: label('issueLog:sequence'), required: true },
          {
            name: 'action',
            type: 'select',
            label: label('issueLog:action'),
            options: optionsOf({ section: 'action', values: publicActions }),
            required: true,
          },
          { name: 'issueNumber', type: 'number', label: label('issueLog:issueNumber') },
        ],
      },
      {
        // In no row: Payload looks for a title among the fields themselves, and would write this one raw.
        name: 'at',
        type: 'date',
        label: label('issueLog:at'),
        index: true,
        required: true,
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'by',
            type: 'relationship',
            label: label('issueLog:by'),
            relationTo: slugs.users,
          },
          { name: 'byName', type: 'text', label: label('issueLog:byName') },
        ],
      },
      { name: 'reason', type: 'textarea', label: label('issueLog:reason') },
      { name: 'note', type: 'textarea', label: label('issueLog:note') },
      { name: 'contentHash', type: 'text', label: label('issueLog:contentHash') },
      { name: 'previousHash', type: 'text', label: label('issueLog:previousHash') },
      { name: 'hash', type: 'text', label: label('issueLog:hash'), required: true },
      // Article and sequence in one: two writers cannot both append the same next row.
      internalText({ name: 'entryKey', rules, unique: true }),
    ],
  }
}
