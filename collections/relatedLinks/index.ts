import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { hideUnreadable } from '../../src/access/hideUnreadable.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'
import { notSearched } from '../shared/notSearched.ts'
import { internalDate, internalRelations, internalText } from '../shared/internal.ts'
import { webAddress } from '../shared/webAddress.ts'
import { stampLinkKeys } from './stampLinkKeys.ts'
import { tellReaders } from './tellReaders.ts'

/** The titles that an article relates to: plain text until the article of that title is here. */
export const relatedLinks = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.relatedLinks,
    labels: { plural: label('relatedLinks:plural'), singular: label('relatedLinks:singular') },
    access: {
      create: rules.contribute,
      delete: rules.contribute,
      read: rules.readLinks,
      update: rules.contribute,
    },
    admin: {
      defaultColumns: ['title', 'kind', 'state', 'from', 'to'],
      enableListViewSelectAPI: true,
      group: translatedGroup('archive'),
      listSearchableFields: ['title'],
      useAsTitle: 'title',
    },
    defaultSort: 'order',
    disableDuplicate: true,
    // What `tellReaders` decides on must be there whatever the reader selected.
    forceSelect: { state: true, to: true },
    hooks: {
      afterRead: [tellReaders({ rules })],
      beforeChange: [stampLinkKeys],
      beforeOperation: [clampReads(context)],
    },
    indexes: [{ fields: ['from', 'order'] }],
    fields: [
      {
        name: 'title',
        type: 'text',
        label: label('relatedLinks:title'),
        maxLength: limits.title,
        required: true,
      },
      {
        name: 'from',
        type: 'relationship',
        label: label('relatedLinks:from'),
        index: true,
        relationTo: slugs.articles,
        required: true,
      },
      {
        name: 'to',
        type: 'relationship',
        label: label('relatedLinks:to'),
        index: true,
        relationTo: slugs.articles,
        // That a title leads to what is not out yet is nothing to ask for; see `hideUnreadable`.
        access: { read: notSearched({ rules }) },
        admin: { description: label('relatedLinks:toHelp') },
        hooks: { afterRead: [hideUnreadable({ relationTo: slugs.articles, rules })] },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: label('relatedLinks:kind'),
            defaultValue: 'similar',
            options: optionsOf({
              section: 'linkKind',
              values: ['readAlso', 'similar', 'background'],
            }),
            required: true,
          },
          {
            name: 'state',
            type: 'select',
            label: label('relatedLinks:state'),
            access: { read: notSearched({ rules }) },
            defaultValue: 'unresolved',
            index: true,
            options: optionsOf({
              section: 'linkState',
              values: ['unresolved', 'resolved', 'self', 'dead'],
            }),
            required: true,
          },
          {
            name: 'origin',
            type: 'select',
            label: label('relatedLinks:origin'),
            defaultValue: 'editor',
            options: optionsOf({
              section: 'linkOrigin',
              values: ['imported', 'editor', 'suggested'],
            }),
            required: true,
          },
          {
            name: 'order',
            type: 'number',
            label: label('relatedLinks:order'),
            defaultValue: 0,
            max: 100_000,
            min: 0,
            required: true,
          },
        ],
      },
      {
        name: 'url',
        type: 'text',
        label: label('relatedLinks:url'),
        maxLength: limits.url,
        validate: webAddress,
      },
      {
        name: 'variants',
        type: 'text',
        label: label('relatedLinks:variants'),
        hasMany: true,
        maxLength: limits.title,
        maxRows: 50,
      },
      internalText({ name: 'matchKey', index: true, rules }),
      internalText({ name: 'linkKey', rules, unique: true }),
      // When a person chose the article it leads to: no import looks for another one then.
      internalDate({ name: 'decidedAt', rules }),
      // What a person said it does not mean: not suggested again.
      internalRelations({ name: 'dismissed', relationTo: slugs.articles, rules }),
    ],
  }
}
