import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, translate } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { limits } from '../limits.ts'
import { translatedGroup } from '../shared/group.ts'

/** Pictures. Only raster formats: SVG and PDF files can carry scripts. */
export const media = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.media,
    labels: { plural: label('media:plural'), singular: label('media:singular') },
    access: {
      create: rules.contribute,
      delete: rules.edit,
      read: rules.anyone,
      update: rules.contribute,
    },
    admin: {
      description: ({ t }) => translate({ key: 'media:help', t }),
      group: translatedGroup('archive'),
      useAsTitle: 'alt',
    },
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    upload: { mimeTypes: ['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp'] },
    fields: [
      {
        name: 'alt',
        type: 'text',
        label: label('media:alt'),
        maxLength: limits.credit,
        required: true,
      },
      { name: 'caption', type: 'text', label: label('media:caption'), maxLength: limits.deck },
      { name: 'credit', type: 'text', label: label('media:credit'), maxLength: limits.credit },
    ],
  }
}
