import type { Counters } from '../counters.ts'
import { extensions } from '../read/readers/index.ts'
import type { Outcome } from './types.ts'
import { outcomes } from './types.ts'

const says: Readonly<Record<Outcome, string>> = {
  conflict: 'left as editors have it',
  created: 'new',
  duplicate: 'duplicates of others',
  rejected: 'rejected',
  tombstone: 'not brought back: taken out by an editor',
  unchanged: 'unchanged',
  updated: 'updated',
}

/**
 * What a run came to, as lines for a terminal: documents by outcome and reason, then what became of
 * articles and titles.
 */
export const summaryLines = ({
  counters,
  dryRun,
  milliseconds,
}: {
  counters: Counters
  dryRun: boolean
  milliseconds: number
}): string[] => {
  const { articles, documents, links, outcomes: counts, passedOver, reasons } = counters
  const rate = documents / Math.max(milliseconds / 1000, 0.001)
  const width = String(documents).length
  const lines = [
    `${plural(documents, 'document')} in ${(milliseconds / 1000).toFixed(1)} s (${rate.toFixed(rate < 10 ? 1 : 0)} a second)${dryRun ? ', dry run: nothing was written' : ''}`,
  ]
  for (const outcome of outcomes) {
    if (counts[outcome] === 0) continue
    lines.push(`  ${String(counts[outcome]).padStart(width)}  ${says[outcome]}`)
    for (const [reason, count] of byCount(reasons[outcome] ?? {})) {
      lines.push(`  ${' '.repeat(width)}    ${count} ${reason}`)
    }
  }
  const parts = [
    ...byCount(articles).map(([action, count]) => `${count} ${action}`),
    ...byCount(links).map(([state, count]) => `${plural(count, 'title')} ${state}`),
  ]
  if (parts.length > 0) lines.push(`  articles and related titles: ${parts.join(', ')}`)
  if (passedOver > 0) {
    lines.push(
      `  ${plural(passedOver, 'file or item', 'files or items')} of other kinds passed over; what is read: ${extensions.join(', ')}, each also .gz or .zst`,
    )
  }
  return lines
}

const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`

const byCount = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).sort((one, other) => other[1] - one[1])
