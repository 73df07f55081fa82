import type { Field } from 'payload'

import { label, recordLabel } from '../../../src/translations/label.ts'
import type { CollectionContext } from '../../context.ts'
import { limits } from '../../limits.ts'
import { notSearched } from '../../shared/notSearched.ts'

/** What readers read. */
export const contentFields = ({ rules }: CollectionContext): Field[] => [
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
  {
    name: 'body',
    type: 'richText',
    label: recordLabel('articles:body'),
    // Nobody but the staff may search a text word by word: of some they may see an excerpt only.
    access: { read: notSearched({ rules }) },
  },
]
