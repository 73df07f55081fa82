/** What asks for a run. */
export type Paced = {
  ask: () => void
  /** Nothing begins any more. */
  end: () => void
}

/**
 * Runs `run` when it is asked for: at once, but never twice at a time, nor sooner than `gap` after its last
 * beginning. However often it is asked for until it begins, that is one run.
 *
 * @param gap milliseconds
 * @param run must not throw
 */
export const paced = ({ gap, run }: { gap: number; run: () => Promise<void> }): Paced => {
  // How often it was asked for, and how many of these had been when it last began.
  let asked = 0
  let answered = 0
  let began = Number.NEGATIVE_INFINITY
  let isEnded = false
  let isRunning = false
  let timer: NodeJS.Timeout | undefined

  const begin = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (isEnded || isRunning) return
    answered = asked
    isRunning = true
    began = performance.now()
    try {
      await run()
    } finally {
      isRunning = false
    }
    if (asked > answered) wait()
  }
  const wait = (): void => {
    const left = began + gap - performance.now()
    if (left <= 0) {
      void begin()
      return
    }
    timer ??= setTimeout(() => void begin(), left)
    timer.unref()
  }
  return {
    ask: () => {
      if (isEnded) return
      asked += 1
      if (!isRunning) wait()
    },
    end: () => {
      isEnded = true
      clearTimeout(timer)
    },
  }
}
