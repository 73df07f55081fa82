import type { Field } from 'payload'

import { label, recordLabel } from '../../../src/translations/label.ts'
import { limits } from '../../limits.ts'

/** What readers read. */
export const contentFields = (): Field[] => [
  {
    name: 'headline',
    type: 'text',
    label: label('articles:headline'),
    maxLength: limits.headline,
    required: true,
    admin: { description: label('articles:headlineHelp') },
  },
  {
    name: 'deck',
    type: 'textarea',
    label: label('articles:deck'),
    maxLength: limits.deck,
    admin: { description: label('articles:deckHelp'), rows: 2 },
  },
  { name: 'body', type: 'richText', label: recordLabel('articles:body') },
]
