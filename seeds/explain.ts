import { withClient } from '../src/database/connect.ts'
import { EXIT, failure, isFailure } from '../src/database/failure.ts'
import { innermostMessage, isDatabaseFull } from '../src/import/index.ts'

export const goOn = 'Run the same command again to go on.'

const whole = {
  import: 'What was imported before is whole.',
  rollback: 'What was rolled back before stays so.',
} as const

/** What ended a run early, as a sentence that names the database but not its password. */
export const explain = async ({
  env,
  error,
  what,
}: {
  env: NodeJS.ProcessEnv
  error: unknown
  what: 'import' | 'rollback'
}): Promise<Error> => {
  const url = env['DATABASE_URL'] ?? ''
  try {
    await withClient({ url, use: (client) => client.query('SELECT 1') })
  } catch (unreachable) {
    if (!isFailure(unreachable)) throw unreachable
    const message = `${unreachable.message} ${whole[what]} ${goOn}`
    return failure({ cause: error, exitCode: EXIT.database, message })
  }
  const { host } = new URL(url)
  const said = innermostMessage(error)
  if (isDatabaseFull(error)) {
    const message = `The database at ${host} can take no more (${said}). ${whole[what]} Make room on its disk, or raise the limit that was set, then run the same command again to go on.`
    return failure({ cause: error, exitCode: EXIT.database, message })
  }
  const message = `The database at ${host} broke the ${what} off (${said}). ${whole[what]} ${goOn}`
  return failure({ cause: error, exitCode: EXIT.database, message })
}
