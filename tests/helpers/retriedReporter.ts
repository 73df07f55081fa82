import { appendFileSync } from 'node:fs'

import type { Reporter } from 'vitest/node'

/**
 * Names the tests that failed and passed when they were tried again, a line each, in the file of
 * `RETRIED_FILE`: CI tries once more what a busy machine may have kept waiting, and hides none of it.
 */
export default function retriedReporter(): Reporter {
  return {
    onTestCaseResult: (test) => {
      const file = process.env['RETRIED_FILE']
      if (file === undefined || !test.diagnostic()?.flaky) return
      const [error] = test.result().errors ?? []
      const why = error ? `: ${error.message.replace(/\s+/g, ' ').slice(0, 300)}` : ''
      const name = `${test.module.relativeModuleId}: ${test.fullName}`
      appendFileSync(file, `npm test: ${name} (passed when tried again${why})\n`)
    },
  }
}
