import type { CollectionConfig, PayloadRequest } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { may } from '../../src/access/roles.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { publicActions } from '../issueLog/index.ts'
import { translatedGroup } from '../shared/group.ts'
import { readableJson } from '../shared/readableJson.ts'
import { internalText } from '../shared/internal.ts'
import { problemText } from './problemText.ts'

/** What was sent to a channel, or waits to be. */
export const deliveries = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.deliveries,
    labels: { plural: label('deliveries:plural'), singular: label('deliveries:singular') },
    access: {
      create: rules.nobody,
      // What was given up may be dismissed; from the rest it is known who has which article.
      delete: ({ req }) =>
        rules.can({ allowed: may.administer, req }) && { state: { equals: 'dead' } },
      read: rules.administer,
      update: rules.nobody,
    },
    admin: {
      components: {
        edit: { beforeDocumentControls: ['payload-nashra/admin#ResendDelivery'] },
      },
      defaultColumns: ['channel', 'action', 'state', 'attempts', 'nextAttemptAt'],
      group: translatedGroup('delivery'),
      // A select cannot be searched, and stands untranslated in titles.
      listSearchableFields: ['lastError'],
      useAsTitle: 'createdAt',
    },
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    lockDocuments: false,
    fields: [
      {
        name: 'channel',
        type: 'relationship',
        label: label('deliveries:channel'),
        index: true,
        relationTo: slugs.channels,
        required: true,
      },
      {
        name: 'article',
        type: 'relationship',
        label: label('deliveries:article'),
        index: true,
        relationTo: slugs.articles,
      },
      {
        name: 'action',
        type: 'select',
        label: label('deliveries:action'),
        options: optionsOf({ section: 'action', values: publicActions }),
        required: true,
      },
      { name: 'sequence', type: 'number', label: label('deliveries:sequence'), required: true },
      readableJson({ name: 'payload', labelKey: 'deliveries:payload' }),
      {
        name: 'state',
        type: 'select',
        label: label('deliveries:state'),
        defaultValue: 'pending',
        index: true,
        options: optionsOf({
          section: 'deliveryState',
          values: ['pending', 'delivered', 'retrying', 'dead'],
        }),
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'attempts',
        type: 'number',
        label: label('deliveries:attempts'),
        defaultValue: 0,
        admin: { position: 'sidebar' },
      },
      {
        name: 'nextAttemptAt',
        type: 'date',
        label: label('deliveries:nextAttemptAt'),
        index: true,
        admin: { date: { pickerAppearance: 'dayAndTime' }, position: 'sidebar' },
      },
      {
        name: 'deliveredAt',
        type: 'date',
        label: label('deliveries:deliveredAt'),
        admin: { date: { pickerAppearance: 'dayAndTime' }, position: 'sidebar' },
      },
      {
        name: 'lastError',
        type: 'textarea',
        label: label('deliveries:lastError'),
        hooks: {
          afterRead: [
            ({ req, value }: { req: PayloadRequest; value?: unknown }) =>
              typeof value === 'string' ? problemText({ problem: value, t: req.t }) : value,
          ],
        },
      },
      // Channel, article and sequence in one: an act is told to a channel once.
      internalText({ name: 'deliveryKey', rules, unique: true }),
    ],
  }
}
