import type { en } from '../../translations/en.ts'

/** Why an action is refused: a sentence of the translations, with what stands in it. */
export type Refusal = {
  reason: keyof (typeof en)['actionRefusal']
  values: Record<string, string>
}

export const refuse = (reason: Refusal['reason'], values: Refusal['values'] = {}): Refusal => ({
  reason,
  values,
})

export const isRefusal = (value: object): value is Refusal => 'reason' in value && 'values' in value

/** How HTTP calls it; whatever is not named stands against the state of the article. */
export const statusOf = ({ reason }: Refusal): number => statuses[reason] ?? 409

const statuses: Partial<Record<Refusal['reason'], number>> = {
  badField: 400,
  badId: 400,
  badInput: 400,
  badPublicNote: 400,
  forbidden: 403,
  needsCorrection: 400,
  needsReason: 400,
  needsTime: 400,
  noAction: 404,
  noArticle: 404,
  timeIsPast: 400,
  unknownField: 400,
}
