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

/** Shows the way of an import: a bar with rate and time left on a terminal, now and then a line elsewhere. */
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
  return {
    end: () => {
      if (isOpen) screen.write(`\r${clearLine}`)
      isOpen = false
    },
    show: () => {
      const at = now()
      if (at - shown < (isTerminal ? barEvery : lineEvery)) return
      shown = at
      const text = progressText({
        counters,
        milliseconds: at - began,
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

/** One line: bar and share where the total is known, documents, their rate, time left, rejections. */
export const progressText = ({
  counters,
  milliseconds,
  total,
  withBar,
}: {
  counters: Counters
  milliseconds: number
  total: null | number
  withBar: boolean
}): string => {
  const { bytes, documents, outcomes } = counters
  const share = total ? Math.min(1, bytes / total) : null
  const rate = documents / Math.max(milliseconds / 1000, 0.001)
  const left = share && share < 1 ? (milliseconds / share) * (1 - share) : null
  const filled = Math.round((share ?? 0) * barWidth)
  return [
    withBar && share !== null ? `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}` : null,
    share === null ? null : `${Math.floor(share * 100)} %`,
    `${documents} documents`,
    `${rate.toFixed(rate < 10 ? 1 : 0)}/s`,
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
