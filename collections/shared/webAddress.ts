import type { TextFieldSingleValidation } from 'payload'

import { translate } from '../../src/translations/label.ts'

/** Empty, or an absolute http(s) address: anything else would end up in a link that readers press. */
export const webAddress: TextFieldSingleValidation = (value, { req }) => {
  if (!value) return true
  try {
    const { protocol } = new URL(value)
    if (protocol === 'https:' || protocol === 'http:') return true
  } catch {
    // Not an address at all: the sentence below says what one looks like.
  }
  return translate({ key: 'validation:webAddress', t: req.t })
}
