import type { Field } from 'payload'

import { label, optionsOf } from '../../../src/translations/label.ts'
import type { CollectionContext } from '../../context.ts'
import { limits } from '../../limits.ts'
import { writtenByTheHouse } from '../../shared/readOnly.ts'
import { webAddress } from '../../shared/webAddress.ts'

/** Where the text comes from. What the document does not say stays unknown. */
export const provenanceFields = ({ rules, slugs }: CollectionContext): Field[] => [
  {
    type: 'row',
    fields: [
      {
        name: 'originalPublishedAt',
        type: 'date',
        label: label('articles:originalPublishedAt'),
        index: true,
        admin: {
          date: { pickerAppearance: 'dayAndTime' },
          description: label('articles:originalPublishedAtHelp'),
          width: '60%',
        },
      },
      {
        name: 'originalDatePrecision',
        type: 'select',
        label: label('articles:originalDatePrecision'),
        defaultValue: 'unknown',
        options: optionsOf({
          section: 'datePrecision',
          values: ['unknown', 'year', 'month', 'day', 'time'],
        }),
        required: true,
        admin: { width: '40%' },
      },
    ],
  },
  {
    name: 'originalUrl',
    type: 'text',
    label: label('articles:originalUrl'),
    maxLength: limits.url,
    validate: webAddress,
  },
  {
    name: 'originalAuthor',
    type: 'text',
    label: label('articles:originalAuthor'),
    maxLength: limits.name,
  },
  {
    name: 'headlineOrigin',
    type: 'select',
    label: label('articles:headlineOrigin'),
    defaultValue: 'edited',
    options: optionsOf({ section: 'headlineOrigin', values: ['given', 'inferred', 'edited'] }),
    required: true,
    access: writtenByTheHouse({ rules }),
    admin: { description: label('articles:headlineOriginHelp'), readOnly: true },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'document',
        type: 'relationship',
        label: label('articles:document'),
        index: true,
        relationTo: slugs.documents,
        access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
        admin: { description: label('articles:documentHelp'), readOnly: true, width: '60%' },
      },
      {
        name: 'documentPart',
        type: 'select',
        label: label('articles:documentPart'),
        options: optionsOf({ section: 'documentPart', values: ['main', 'readAlso'] }),
        access: { ...writtenByTheHouse({ rules }), read: rules.field.look },
        admin: { readOnly: true, width: '40%' },
      },
    ],
  },
  {
    name: 'storyCluster',
    type: 'text',
    label: label('articles:storyCluster'),
    index: true,
    access: writtenByTheHouse({ rules }),
    admin: { condition: (data) => Boolean(data.storyCluster), readOnly: true },
  },
]
