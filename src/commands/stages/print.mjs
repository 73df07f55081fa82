/**
 * Prints the stages of a start, each with what was done and the time it took.
 *
 * @typedef {ReturnType<typeof makePrinter>} Printer
 * @param {{ write?: (line: string) => void }} [options]
 */
export const makePrinter = ({ write = (line) => console.log(line) } = {}) => {
  /** @param {{ name: string, says: string, milliseconds: number }} stage */
  const done = ({ name, says, milliseconds }) =>
    write(`  ✓ ${name.padEnd(10)}${says.padEnd(52)}${seconds(milliseconds).padStart(7)}`)

  /**
   * `work` resolves to what to say about it. `slow`, where given, is printed when the work has not
   * ended after a moment, so that nobody waits before an empty line.
   *
   * @param {{ name: string, slow?: string, work: () => Promise<string> }} stage
   */
  const stage = async ({ name, slow, work }) => {
    const began = performance.now()
    const timer = slow ? setTimeout(() => write(`  … ${name.padEnd(10)}${slow}`), 700) : undefined
    try {
      const says = await work()
      done({ name, says, milliseconds: performance.now() - began })
    } finally {
      clearTimeout(timer)
    }
  }
  /** @param {string} line */
  const note = (line) => write(`    ${line}`)
  return { done, stage, note, line: write }
}

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
