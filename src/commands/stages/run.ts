import { EXIT, failure } from '../../database/failure.ts'
import { build } from './build.ts'
import { runChild } from './child.mjs'
import { programArgs } from './compiled.ts'
import { openDatabase } from './database.ts'
import { doctor } from './doctor.ts'
import type { Lifetime } from './lifetime.mjs'
import { prepare } from './prepare.ts'
import type { Printer } from './print.mjs'
import { readSettings, type Settings } from './settings.ts'
import { IMPORTING, programOf, TSX, withConditions } from './tsx.ts'
import { work } from './work.ts'

/** What a command is given: its arguments, and how to come to an environment for its child. */
type Context = {
  args: string[]
  settings: Settings
  life: Lifetime
  printer: Printer
  /** The environment of a child that uses the database: found running, or started until we end. */
  withDatabase: () => Promise<NodeJS.ProcessEnv>
}

/** The commands of package.json that want more than a program's name. Each resolves to its exit status. */
const COMMANDS: Record<string, (context: Context) => Promise<number>> = {
  dev: async (context) => {
    const { settings, life, printer, args } = context
    const env = await context.withDatabase()
    await prepare({ url: env['DATABASE_URL'] ?? '', env, life, printer })
    // Without it, nothing that is scheduled or imported in the panel would ever begin.
    work({ env, life, note: printer.note })
    const where = ['-H', settings.host, '-p', String(settings.port)]
    return node({ context, env: withConditions(env), args: [NEXT, 'dev', ...where, ...args] })
  },
  build: async ({ args, life, printer }) => {
    await build({ env: process.env, life, note: printer.note, quiet: false, args })
    return 0
  },
  doctor: (context) => doctor(context),
  migrate: (context) => script({ context, file: 'src/commands/migrate.ts' }),
  seed: (context) => script({ context, file: 'src/commands/seed.ts' }),
  worker: (context) => script({ context, file: 'src/commands/worker.ts' }),
  bench: async (context) => {
    const [name = '', ...args] = context.args
    const benchmark = BENCHMARKS[name]
    if (!benchmark) {
      const known = Object.keys(BENCHMARKS).join(', ')
      throw failure({
        message: `Which benchmark? npm run bench -- NAME; there are: ${known}.`,
        exitCode: EXIT.usage,
      })
    }
    const env = benchmark.database ? await context.withDatabase() : process.env
    return node({ context, env, args: [...TSX, `tests/bench/${name}.ts`, ...args] })
  },
  generate: async (context) => {
    const env = offline()
    for (const program of GENERATORS) {
      const status = await node({ context, env, args: [...TSX, ...program] })
      if (status !== 0) return status
    }
    return 0
  },
  payload: async (context) => {
    const [name = ''] = context.args
    const env = LOOKS_AT_CODE.test(name) ? offline() : await context.withDatabase()
    return node({ context, env, args: [...TSX, ...PAYLOAD, ...context.args] })
  },
}

/** The benchmarks of tests/bench, and which of them measure the product's own database. */
const BENCHMARKS: Record<string, { database: boolean }> = {
  accuracy: { database: false },
  actions: { database: false },
  cost: { database: false },
  crash: { database: false },
  desk: { database: false },
  import: { database: false },
  kill: { database: false },
  merge: { database: false },
  parse: { database: false },
  read: { database: false },
  schedule: { database: false },
  search: { database: false },
  withdrawn: { database: false },
}

/** Payload's own commands that look at the code alone; the others look at the database too. */
const LOOKS_AT_CODE = /^(generate:|migrate:create$)/

/** An environment for what loads the config but opens no database: a secret has to be there. */
const offline = (): NodeJS.ProcessEnv => ({ PAYLOAD_SECRET: 'none', ...process.env })

const NEXT = programOf({ name: 'next', file: 'dist/bin/next' })
// Told not to bring a TypeScript loader of its own: ours is there already.
const PAYLOAD = [programOf({ name: 'payload', file: 'bin.js' }), '--disable-transpile']
const GRAPHQL = [programOf({ name: '@payloadcms/graphql', file: 'bin.js' }), '--disable-transpile']

/** All that is generated from the collections and committed. */
const GENERATORS = [
  [...PAYLOAD, 'generate:types'],
  [...PAYLOAD, 'generate:importmap'],
  [...GRAPHQL, 'generate:schema'],
]

/** `node src/commands/run.mjs NAME [ARGUMENT…]`. */
export const main = async ({
  args: [name = '', ...args],
  life,
  printer,
}: {
  args: string[]
  life: Lifetime
  printer: Printer
}): Promise<number> => {
  const command = COMMANDS[name]
  if (!command) {
    const known = Object.keys(COMMANDS).sort().join(', ')
    throw failure({
      message: `There is no command "${name}". There are: ${known}.`,
      exitCode: EXIT.usage,
    })
  }
  const settings = readSettings({ dev: name === 'dev' })
  const withDatabase = async () => (await openDatabase({ settings, life, note: printer.note })).env
  return command({ args, settings, life, printer, withDatabase })
}

/**
 * A TypeScript file of ours, with the database. For production unless said otherwise: in development
 * Payload starts writing its types anew in the background, every time it is loaded.
 */
const script = async ({ context, file }: { context: Context; file: string }): Promise<number> => {
  const env = Object.assign({ NODE_ENV: 'production' as const }, await context.withDatabase())
  return node({
    context,
    env,
    args: [...IMPORTING, ...(await programArgs(file)), ...context.args],
  })
}

const node = ({
  context,
  env,
  args,
}: {
  context: Context
  env: NodeJS.ProcessEnv
  args: string[]
}): Promise<number> =>
  runChild({ command: process.execPath, args, env, foreground: true, life: context.life })
