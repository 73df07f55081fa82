import { constants } from 'node:os'

import { EXIT, failure, isFailure } from '../../../src/database/failure.ts'

/**
 * A whole number from the command line.
 *
 * @throws Failure that names the option
 */
export const wholeNumber = ({
  least = 1,
  name,
  value,
}: {
  least?: number
  name: string
  value: string
}): number => {
  const number = Number(value)
  if (value.trim() !== '' && Number.isInteger(number) && number >= least) return number
  throw failure({
    message: `--${name} is "${value}"; it must be a whole number from ${least}.`,
    exitCode: EXIT.usage,
  })
}

/**
 * Runs a benchmark as a command: what a person can put right is told in a sentence, without a stack, and
 * one that is stopped leaves no files behind.
 */
export const runCommand = async (run: (args: readonly string[]) => Promise<unknown>) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Exiting is what the folders of a benchmark are removed at; a signal by itself passes over that.
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
  }
  try {
    await run(process.argv.slice(2))
  } catch (error) {
    if (isFailure(error)) {
      console.error(error.message)
      process.exitCode = error.exitCode
    } else if (isOptionError(error)) {
      console.error(error.message)
      process.exitCode = EXIT.usage
    } else throw error
  }
}

const isOptionError = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('ERR_PARSE_ARGS')
