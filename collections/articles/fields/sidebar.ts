import type { Field } from 'payload'

import { label, optionsOf } from '../../../src/translations/label.ts'
import type { CollectionContext } from '../../context.ts'
import { limits } from '../../limits.ts'
import { writtenByTheHouse } from '../../shared/readOnly.ts'
import { slugField } from '../../shared/slug.ts'

export const stages = [
  'imported',
  'review',
  'ready',
  'scheduled',
  'live',
  'archived',
  'rejected',
] as const

export const pubStatuses = ['usable', 'withheld', 'canceled'] as const

/** What an editor keeps in view on every tab. */
export const sidebarFields = ({ rules, slugs }: CollectionContext): Field[] => [
  {
    name: 'desk',
    type: 'ui',
    admin: {
      components: {
        Field: {
          path: 'payload-nashra/admin#ArticleDesk',
          clientProps: { linksSlug: slugs.relatedLinks },
        },
      },
      disableBulkEdit: true,
      disableListColumn: true,
      position: 'sidebar',
    },
  },
  {
    name: 'stage',
    type: 'select',
    label: label('articles:stage'),
    defaultValue: 'review',
    index: true,
    options: optionsOf({ section: 'stage', values: stages }),
    required: true,
    access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
    admin: { position: 'sidebar', readOnly: true },
  },
  {
    name: 'pubStatus',
    type: 'select',
    label: label('articles:pubStatus'),
    defaultValue: 'usable',
    options: optionsOf({ section: 'pubStatus', values: pubStatuses }),
    required: true,
    access: writtenByTheHouse({ rules }),
    admin: { position: 'sidebar', readOnly: true },
  },
  {
    name: 'scheduledFor',
    type: 'date',
    label: label('articles:scheduledFor'),
    access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
    admin: {
      condition: (data) => Boolean(data.scheduledFor),
      date: { pickerAppearance: 'dayAndTime' },
      position: 'sidebar',
      readOnly: true,
    },
  },
  deskNote({ name: 'stageBefore', rules }),
  deskNote({ name: 'scheduleReason', rules }),
  deskNote({ name: 'scheduleProblem', rules }),
  {
    name: 'scheduleTriedAt',
    type: 'date',
    access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
    admin: hidden,
  },
  {
    name: 'editedBy',
    type: 'relationship',
    label: label('articles:editedBy'),
    relationTo: slugs.users,
    access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
    admin: { condition: (data) => Boolean(data.editedBy), position: 'sidebar', readOnly: true },
  },
  {
    name: 'editedAt',
    type: 'date',
    label: label('articles:editedAt'),
    access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
    admin: {
      condition: (data) => Boolean(data.editedAt),
      date: { pickerAppearance: 'dayAndTime' },
      position: 'sidebar',
      readOnly: true,
    },
  },
  {
    name: 'source',
    type: 'relationship',
    label: label('articles:source'),
    index: true,
    relationTo: slugs.sources,
    admin: { description: label('articles:sourceHelp'), position: 'sidebar' },
  },
  {
    name: 'tags',
    type: 'relationship',
    label: label('articles:tags'),
    hasMany: true,
    index: true,
    maxRows: 100,
    relationTo: slugs.tags,
    admin: { position: 'sidebar' },
  },
  slugField({ description: 'articles:slugHelp', labelKey: 'articles:slug' }),
  {
    name: 'latinSlug',
    type: 'text',
    label: label('articles:latinSlug'),
    index: true,
    maxLength: limits.slug,
    admin: { description: label('articles:latinSlugHelp'), position: 'sidebar' },
  },
  {
    name: 'language',
    type: 'text',
    label: label('articles:language'),
    defaultValue: 'ar',
    maxLength: 35,
    required: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'publicId',
    type: 'text',
    label: label('articles:publicId'),
    unique: true,
    access: writtenByTheHouse({ rules }),
    admin: { description: label('articles:publicIdHelp'), position: 'sidebar', readOnly: true },
  },
  {
    name: 'formerSlugs',
    type: 'text',
    label: label('articles:formerSlugs'),
    hasMany: true,
    index: true,
    maxRows: 50,
    access: writtenByTheHouse({ rules }),
    admin: {
      condition: (data) => Array.isArray(data.formerSlugs) && data.formerSlugs.length > 0,
      position: 'sidebar',
      readOnly: true,
    },
  },
]

const hidden = {
  disableBulkEdit: true,
  disableListColumn: true,
  disableListFilter: true,
  hidden: true,
} as const

/** What an action keeps beside the article for a later one; staff read it in the panel's own words. */
const deskNote = ({ name, rules }: { name: string; rules: CollectionContext['rules'] }): Field => ({
  name,
  type: 'text',
  access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
  admin: hidden,
})
