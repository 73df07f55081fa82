import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { isBuilt } from '../../../src/commands/stages/build.ts'
import { programArgs } from '../../../src/commands/stages/compiled.ts'
import { ROOT } from '../../../src/commands/stages/root.mjs'
import { EXIT, failure } from '../../../src/database/failure.ts'

export type Serving = { base: string; stop: () => Promise<void> }

/**
 * Starts the production server in a process of its own.
 *
 * @throws Failure where the app was not built
 */
export const serve = async ({ port, url }: { port: number; url: string }): Promise<Serving> => {
  if (!isBuilt()) {
    throw failure({
      exitCode: EXIT.usage,
      message: 'The app is not built as it lies here. Run npm run build first.',
    })
  }
  const child = spawn(process.execPath, await programArgs('src/server/index.ts'), {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: url,
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), exited])) as unknown[]
  if (typeof message !== 'object') throw new Error('A server ended before it listened.')
  return {
    base: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
