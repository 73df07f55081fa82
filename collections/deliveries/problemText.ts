import type { PayloadRequest } from 'payload'

import type { TranslationKey } from '../../src/translations/label.ts'
import { translate } from '../../src/translations/label.ts'
import { webhooks } from '../../src/translations/webhooks/en.ts'

/** Why an attempt failed, in the language of whoever reads; kept as a name and a value after it. */
export const problemText = ({
  problem,
  t,
}: {
  problem: string
  t: PayloadRequest['t']
}): string => {
  const [name = '', value = ''] = problem.split(' ', 2)
  if (!(name in webhooks.deliveryProblem)) return problem
  return translate({ key: `deliveryProblem:${name}` as TranslationKey, t, values: { value } })
}
