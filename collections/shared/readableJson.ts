import type { JSONField } from 'payload'

import { label } from '../../src/translations/label.ts'
import type { TranslationKey } from '../../src/translations/label.ts'

/** JSON that the house writes and people read in the panel, as plain text that can be scrolled. */
export const readableJson = ({
  labelKey,
  name,
}: {
  labelKey: TranslationKey
  name: string
}): JSONField => ({
  name,
  type: 'json',
  label: label(labelKey),
  admin: { components: { Field: 'payload-nashra/admin#JsonText' } },
})
