import type { TextField } from 'payload'

import type { TranslationKey } from '../../src/translations/label.ts'
import { label } from '../../src/translations/label.ts'
import { limits } from '../limits.ts'

/** The readable part of a public address. Hooks fill it when it is left empty. */
export const slugField = ({
  description,
  labelKey,
}: {
  description?: TranslationKey
  labelKey: TranslationKey
}): TextField => ({
  name: 'slug',
  type: 'text',
  label: label(labelKey),
  index: true,
  unique: true,
  maxLength: limits.slug,
  admin: {
    position: 'sidebar',
    ...(description ? { description: label(description) } : {}),
  },
})
