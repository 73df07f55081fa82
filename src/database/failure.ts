/** An error whose message is a sentence for the person at the terminal, with the exit status it asks for. */
export type Failure = Error & { exitCode: number }

/** Exit statuses of all commands: 1 the work failed, 2 the command was wrong, 3 the database is not reachable. */
export const EXIT = { failed: 1, usage: 2, database: 3 } as const

/**
 * Makes a `Failure`. Who catches one prints its message alone; anything else that is thrown is a bug
 * and is printed with its stack.
 */
export const failure = ({
  message,
  exitCode = EXIT.failed,
  cause,
}: {
  message: string
  exitCode?: number
  cause?: unknown
}): Failure => Object.assign(new Error(message, { cause }), { exitCode })

/** What an error says, whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

export const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number'
