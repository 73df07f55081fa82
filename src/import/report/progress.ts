import type { Counters } from '../counters.ts'

/** Where progress is shown: a terminal, or what only takes lines. */
export type Screen = { columns?: number; isTTY?: boolean; write: (text: string) => unknown }

type ProgressArgs = {
  counters: Counters
  now?: () => number
  screen: Screen
  /** Bytes of the whole input, as soon as they are known; null where nobody knows. */
  total: () => null | number
}

export type Progress = {
  /** Clears the bar. */
  end: () => void
  /** Shows how far the import is, if it is time to. */
  show: () => void
}

/** Milliseconds between two pictures of the bar, and between two lines where there is none. */
const barEvery = 100
const lineEvery = 10_000
const barWidth = 24

/** Milliseconds over which the rate is taken: one since the start would not notice that it changed. */
const window = 10_000
const sampleEvery = 250

/**
 * Shows the way of an import: a bar with rate and time left on a terminal, now and then a line elsewhere.
 * Both are of the last ten seconds. `show` may be called as often as one likes, also while nothing goes
 * on, so that a rate that falls to nought is seen.
 */
export const createProgress = ({
  counters,
  now = () => performance.now(),
  screen,
  total,
}: ProgressArgs): Progress => {
  const began = now()
  const isTerminal = screen.isTTY === true
  let shown = isTerminal ? -Infinity : began
  let isOpen = false
  const measure = measureRate({ began, counters })
  return {
    end: () => {
      if (isOpen) screen.write(`\r${clearLine}`)
      isOpen = false
    },
    show: () => {
      const at = now()
      const rate = measure(at)
      if (at - shown < (isTerminal ? barEvery : lineEvery)) return
      shown = at
      const text = progressText({
        counters,
        rate,
        total: total(),
        withBar: isTerminal,
      })
      if (isTerminal) screen.write(`\r${text.slice(0, (screen.columns ?? 80) - 1)}${clearLine}`)
      else screen.write(`${text}\n`)
      isOpen = isTerminal
    },
  }
}

const clearLine = '\x1b[K'

/** Documents and bytes a second. */
export type Rate = { bytes: number; documents: number }

type Sample = Rate & { at: number }

/** Takes a sample now and then, and tells the rate since the oldest one that is in the window. */
export const measureRate = ({
  began,
  counters,
}: {
  began: number
  counters: Counters
}): ((at: number) => Rate) => {
  const samples: Sample[] = [{ at: began, bytes: 0, documents: 0 }]
  return (at) => {
    const { bytes, documents } = counters
    if (at - (samples.at(-1)?.at ?? began) >= sampleEvery) samples.push({ at, bytes, documents })
    while ((samples[1]?.at ?? at) <= at - window) samples.shift()
    const [oldest = { at: began, bytes: 0, documents: 0 }] = samples
    const seconds = Math.max(at - oldest.at, 1) / 1000
    return {
      bytes: (bytes - oldest.bytes) / seconds,
      documents: (documents - oldest.documents) / seconds,
    }
  }
}

/** One line: bar and share where the total is known, documents, their rate, time left, rejections. */
export const progressText = ({
  counters,
  rate,
  total,
  withBar,
}: {
  counters: Counters
  rate: Rate
  total: null | number
  withBar: boolean
}): string => {
  const { bytes, documents, outcomes } = counters
  const share = total ? Math.min(1, bytes / total) : null
  const left =
    total && bytes < total && rate.bytes > 0 ? ((total - bytes) / rate.bytes) * 1000 : null
  const filled = Math.round((share ?? 0) * barWidth)
  return [
    withBar && share !== null ? `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}` : null,
    share === null ? null : `${Math.floor(share * 100)} %`,
    `${documents} documents`,
    `${rate.documents.toFixed(rate.documents < 10 ? 1 : 0)}/s`,
    left === null ? null : `${duration(left)} left`,
    outcomes.rejected > 0 ? `${outcomes.rejected} rejected` : null,
  ]
    .filter((part) => part !== null)
    .join('  ')
}

const duration = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
