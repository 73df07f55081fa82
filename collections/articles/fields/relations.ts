import type { Field } from 'payload'

import { label } from '../../../src/translations/label.ts'
import type { CollectionContext } from '../../context.ts'

/**
 * The titles this article relates to, and the articles that relate to it.
 *
 * What readers see of them is decided by the links' own read access, never by these joins: GraphQL
 * leaves a join's own filter out.
 */
export const relationFields = ({ slugs }: CollectionContext): Field[] => [
  {
    name: 'linksOut',
    type: 'join',
    label: label('articles:linksOut'),
    collection: slugs.relatedLinks,
    defaultLimit: 20,
    defaultSort: 'order',
    on: 'from',
    admin: { defaultColumns: ['title', 'kind', 'state', 'to'] },
  },
  {
    name: 'linksIn',
    type: 'join',
    label: label('articles:linksIn'),
    collection: slugs.relatedLinks,
    defaultLimit: 10,
    on: 'to',
    admin: { allowCreate: false, defaultColumns: ['from', 'title', 'kind'] },
  },
]
