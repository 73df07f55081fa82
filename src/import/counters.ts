import { reasonWord } from './report/lines.ts'
import type { DocumentReport, Outcome } from './report/types.ts'
import { outcomes } from './report/types.ts'

/** How many documents of a run came to what. */
export type Counters = {
  articles: Record<string, number>
  /** Bytes of input that were read. */
  bytes: number
  documents: number
  links: Record<string, number>
  outcomes: Record<Outcome, number>
  /** Files in folders that no reader takes. */
  passedOver: number
  /** By outcome, then by the word of the reason. */
  reasons: Partial<Record<Outcome, Record<string, number>>>
}

/** All at nought. */
export const newCounters = (): Counters => ({
  articles: {},
  bytes: 0,
  documents: 0,
  links: {},
  outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>,
  passedOver: 0,
  reasons: {},
})

/** Adds one document to the counters. */
export const countDocument = ({
  counters,
  report,
}: {
  counters: Counters
  report: DocumentReport
}): void => {
  const { articles, links, outcome, reason } = report
  counters.documents += 1
  counters.outcomes[outcome] += 1
  for (const { action } of articles) add({ key: action, to: counters.articles })
  for (const { state } of links) add({ key: state, to: counters.links })
  if (reason) add({ key: reasonWord(reason), to: (counters.reasons[outcome] ??= {}) })
}

const add = ({ key, to }: { key: string; to: Record<string, number> }): void => {
  to[key] = (to[key] ?? 0) + 1
}
