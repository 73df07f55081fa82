import type { Field } from 'payload'

import { hideUnreadable } from '../../../src/access/hideUnreadable.ts'
import { label, optionsOf } from '../../../src/translations/label.ts'
import type { CollectionContext } from '../../context.ts'
import { limits } from '../../limits.ts'
import { notSearched } from '../../shared/notSearched.ts'
import { writtenByTheHouse } from '../../shared/readOnly.ts'
import { reasonOfOwnTerms, rightsFields } from '../../shared/rights.ts'
import { webPolicyFields } from '../../shared/webPolicy.ts'

/** Shown where there are own terms, and no part of what many articles are given at once. */
const ofOverride = {
  condition: (_data: unknown, siblings: { overriddenAt?: unknown }) =>
    Boolean(siblings.overriddenAt),
  disableBulkEdit: true,
}

/** When and under which terms the article goes out, and what was put right since. */
export const publishingFields = ({ rules, slugs }: CollectionContext): Field[] => {
  const written = { access: writtenByTheHouse({ rules }) }
  const moment = { date: { pickerAppearance: 'dayAndTime' as const }, readOnly: true }
  const otherArticle = {
    type: 'relationship' as const,
    relationTo: slugs.articles,
    index: true,
    access: { ...written.access, read: notSearched({ rules }) },
    hooks: { afterRead: [hideUnreadable({ relationTo: slugs.articles, rules })] },
  }
  return [
    {
      type: 'row',
      fields: [
        {
          name: 'firstPublishedAt',
          type: 'date',
          label: label('articles:firstPublishedAt'),
          index: true,
          ...written,
          admin: { ...moment, width: '33%' },
        },
        {
          name: 'lastIssuedAt',
          type: 'date',
          label: label('articles:lastIssuedAt'),
          index: true,
          ...written,
          admin: { ...moment, width: '33%' },
        },
        {
          name: 'issueNumber',
          type: 'number',
          label: label('articles:issueNumber'),
          defaultValue: 0,
          ...written,
          admin: { readOnly: true, width: '34%' },
        },
      ],
    },
    {
      name: 'embargoedUntil',
      type: 'date',
      label: label('articles:embargoedUntil'),
      index: true,
      // Set and lifted by an action.
      ...written,
      admin: {
        condition: (data) => Boolean(data.embargoedUntil),
        date: { pickerAppearance: 'dayAndTime' },
        description: label('articles:embargoedUntilHelp'),
        readOnly: true,
      },
    },
    {
      name: 'withdrawalNotice',
      type: 'textarea',
      label: label('articles:withdrawalNotice'),
      maxLength: limits.notice,
      // Said by the action that withdraws it.
      ...written,
      admin: {
        condition: (data) => Boolean(data.withdrawalNotice),
        description: label('articles:withdrawalNoticeHelp'),
        readOnly: true,
      },
    },
    {
      name: 'rights',
      type: 'group',
      label: label('articles:rights'),
      access: { create: rules.field.edit, update: rules.field.edit },
      admin: { description: label('articles:rightsHelp') },
      fields: [
        ...rightsFields({ inherits: true }),
        {
          name: 'reason',
          type: 'textarea',
          label: label('articles:rightsReason'),
          maxLength: limits.note,
          access: { read: rules.field.look },
          validate: reasonOfOwnTerms,
        },
        {
          type: 'row',
          fields: [
            {
              name: 'overriddenBy',
              type: 'relationship',
              label: label('articles:overriddenBy'),
              relationTo: slugs.users,
              access: { ...written.access, read: rules.field.look },
              admin: { ...ofOverride, readOnly: true, width: '60%' },
            },
            {
              name: 'overriddenAt',
              type: 'date',
              label: label('articles:overriddenAt'),
              access: { ...written.access, read: rules.field.look },
              admin: { ...ofOverride, ...moment, width: '40%' },
            },
          ],
        },
      ],
    },
    { type: 'row', fields: webPolicyFields({ section: 'articles' }) },
    {
      name: 'corrections',
      type: 'array',
      label: label('articles:corrections'),
      labels: { plural: label('articles:corrections'), singular: label('articles:correction') },
      maxRows: 100,
      ...written,
      admin: {
        condition: (data) => Array.isArray(data.corrections) && data.corrections.length > 0,
        description: label('articles:correctionsHelp'),
        readOnly: true,
      },
      fields: [
        {
          name: 'kind',
          type: 'select',
          label: label('articles:correctionKind'),
          options: optionsOf({
            section: 'correctionKind',
            values: ['correction', 'clarification', 'editorsNote'],
          }),
          required: true,
        },
        {
          name: 'text',
          type: 'textarea',
          label: label('articles:correctionText'),
          maxLength: limits.note,
          required: true,
        },
        {
          name: 'before',
          type: 'textarea',
          label: label('articles:correctionBefore'),
          maxLength: limits.note,
        },
        {
          name: 'after',
          type: 'textarea',
          label: label('articles:correctionAfter'),
          maxLength: limits.note,
        },
        { name: 'at', type: 'date', label: label('articles:correctionAt'), required: true },
        {
          name: 'by',
          type: 'relationship',
          label: label('articles:correctionBy'),
          relationTo: slugs.users,
          access: { read: rules.field.look },
        },
        { name: 'issueNumber', type: 'number', label: label('articles:issueNumber') },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'updateOf',
          label: label('articles:updateOf'),
          ...otherArticle,
          admin: { condition: (data) => Boolean(data.updateOf), readOnly: true },
        },
        {
          name: 'supersededBy',
          label: label('articles:supersededBy'),
          ...otherArticle,
          admin: { condition: (data) => Boolean(data.supersededBy), readOnly: true },
        },
      ],
    },
  ]
}
