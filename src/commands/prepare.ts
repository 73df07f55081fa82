import { EXIT } from '../database/failure.ts'
import { seed } from '../../seeds/seed.ts'
import { openPayload, runMigrations } from './payload.ts'
import { SEEDS_FAILED, type PrepareMessage } from './stages/prepare.ts'

/**
 * Run by `npm start` with the steps that are pending (`migrate`, `seed`, `admin`), in one process, so
 * that Payload is loaded once. Tells of each step when it is done.
 */
const STEPS: Record<string, () => Promise<Pick<PrepareMessage, 'says' | 'more'>>> = {
  migrate: async () => {
    const { count } = await runMigrations()
    return { says: count === 1 ? '1 migration' : `${count} migrations` }
  },
  seed: async () => {
    const written: string[] = []
    const status = await seed(['--publish'], {
      payload: await openPayload(),
      stdout: { write: (text) => written.push(text) },
    })
    if (status === EXIT.database) process.exit(status)
    if (status !== 0) process.exitCode = SEEDS_FAILED
    return { says: 'seeds/documents, published', more: written.join('').trimEnd().split('\n') }
  },
  admin: async () => {
    const { ADMIN_EMAIL: email = '', ADMIN_PASSWORD: password = '' } = process.env
    const payload = await openPayload()
    const data = { email, password, role: 'admin' as const }
    await payload.create({ collection: 'users', data, overrideAccess: true })
    return { says: email }
  },
}

// Counted from the start of the process: loading Payload belongs to the first step.
let began = 0
for (const name of process.argv.slice(2)) {
  const done = await STEPS[name]?.()
  const message: PrepareMessage = {
    name,
    says: '',
    ...done,
    milliseconds: performance.now() - began,
  }
  await new Promise((sent) => (process.send ? process.send(message, sent) : sent(null)))
  began = performance.now()
}
process.exit()
