import type { Field } from 'payload'

import { label, optionsOf } from '../../src/translations/label.ts'
import { limits } from '../limits.ts'

const republishValues = ['yes', 'excerpt', 'ask', 'no', 'unknown'] as const

/** Terms of use, as a source states them and as one article may override them. */
export const rightsFields = ({ inherits }: { inherits: boolean }): Field[] => [
  {
    name: 'republish',
    type: 'select',
    label: label('rights:republish'),
    defaultValue: inherits ? 'inherit' : 'unknown',
    options: optionsOf({
      section: 'republish',
      values: inherits ? ['inherit', ...republishValues] : republishValues,
    }),
  },
  {
    name: 'excerptCharacters',
    type: 'number',
    label: label('rights:excerptCharacters'),
    max: 100_000,
    min: 1,
    admin: { condition: (_data, siblings) => siblings.republish === 'excerpt' },
  },
  { name: 'license', type: 'text', label: label('rights:license'), maxLength: limits.url },
  {
    name: 'usageTerms',
    type: 'textarea',
    label: label('rights:usageTerms'),
    maxLength: limits.note,
  },
  {
    type: 'row',
    fields: [
      {
        name: 'copyrightHolder',
        type: 'text',
        label: label('rights:copyrightHolder'),
        maxLength: limits.name,
      },
      {
        name: 'copyrightNotice',
        type: 'text',
        label: label('rights:copyrightNotice'),
        maxLength: limits.credit,
      },
    ],
  },
  {
    name: 'creditTemplate',
    type: 'text',
    label: label('rights:creditTemplate'),
    maxLength: limits.credit,
    admin: { description: label('rights:creditTemplateHelp') },
  },
  {
    type: 'row',
    fields: [
      { name: 'validFrom', type: 'date', label: label('rights:validFrom') },
      { name: 'validUntil', type: 'date', label: label('rights:validUntil') },
    ],
  },
]
