import type { TextField } from 'payload'

import { territoryCodes } from '../../src/text/tables/territoryCodes.ts'
import { label, translate } from '../../src/translations/label.ts'

/**
 * Where a text may be used, as ISO 3166-1 alpha-2 codes; none means everywhere. Text and not a choice of
 * 249: Payload keeps such a choice in a table of its own, which every read of an article would join.
 */
export const territoriesField = (): TextField => ({
  name: 'territories',
  type: 'text',
  hasMany: true,
  label: label('rights:territories'),
  maxRows: territoryCodes.size,
  admin: { description: label('rights:territoriesHelp') },
  hooks: {
    beforeValidate: [
      ({ value }: { value?: unknown }) =>
        Array.isArray(value) ? [...new Set(value.map(asCode))] : value,
    ],
  },
  validate: (value, { req }) =>
    (value ?? []).every((code) => territoryCodes.has(code)) ||
    translate({ key: 'validation:territories', t: req.t }),
})

const asCode = (code: unknown): unknown =>
  typeof code === 'string' ? code.trim().toUpperCase() : code
