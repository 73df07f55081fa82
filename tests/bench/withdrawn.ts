import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { openArchive } from '../../seeds/archive.ts'
import { EXIT, failure } from '../../src/database/failure.ts'
import type { Subject, World } from '../helpers/readSide/everyState.ts'
import { noRedis, startRedis } from '../helpers/redisServer.ts'
import { percentile } from './desk/live.ts'
import { startChild } from './shared/child.ts'
import { runCommand, wholeNumber } from './shared/options.ts'
import type { Row, Target } from './shared/rows.ts'
import { printRows, rowOf, writeRows } from './shared/rows.ts'
import { startServer } from './shared/server.ts'
import { makeDrafts } from './withdrawn/makeDrafts.ts'
import type { Desk } from './withdrawn/openDesk.ts'
import { openDesk } from './withdrawn/openDesk.ts'
import { surfacesOf } from './withdrawn/surfaces.ts'
import type { Watched } from './withdrawn/watchOne.ts'
import { watchOne } from './withdrawn/watchOne.ts'

const targets: Record<string, Target> = {
  'still answered after 1 s': { of: 'value', atMost: 0 },
}

/**
 * `npm run bench -- withdrawn [--tries 10000] [--at-once 2] [--redis] [--json FILE]`: two servers over one database,
 * which keep answers. Articles go out and are killed, withheld or unpublished at one of them, the action’s own
 * way; both are asked for them at every surface. A try is one article at one surface of one server, asked from
 * a second after the withdrawal was answered. Exit status 1 where any is still answered.
 *
 * With `--redis` changes are heard as where REDIS_URL is set, over a redis-server that is started for it.
 *
 * As many articles at once as leave the machine some rest, which a row tells: where it is busy throughout, it is
 * the machine that is measured.
 */
export const run = async (args: readonly string[]): Promise<Row[]> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'at-once': { type: 'string', default: '2' },
      json: { type: 'string' },
      redis: { type: 'boolean', default: false },
      tries: { type: 'string', default: '10000' },
    },
  })
  const tries = wholeNumber({ name: 'tries', value: values.tries })
  const atOnce = wholeNumber({ name: 'at-once', value: values['at-once'] })
  if (values.redis && noRedis) throw failure({ exitCode: EXIT.usage, message: noRedis })
  const redis = values.redis ? await startRedis() : null
  // Of the environment only by name: else whichever Redis is set there would be measured.
  process.env['REDIS_URL'] = redis?.url ?? ''
  const server = await startServer()
  try {
    console.log(server.says)
    console.log(
      redis ? 'Changes are looked for, and told over Redis.' : 'Changes are listened for.',
    )
    const { url } = await server.createDatabase()
    process.env['DATABASE_URL'] = url
    const { subjects, world } = await prepare(Math.ceil(tries / triesOfOne()))
    const servers = await Promise.all([startReading(url), startReading(url)])
    try {
      const busy = watchMachine()
      const bases = servers.map(({ base }) => base)
      const watched = await watchAll({ atOnce, bases, subjects, world })
      const rows = rowsOf({ busy: busy(), watched })
      printRows({ rows, targets })
      writeRows({ file: values.json, rows })
      tell(watched)
      return rows
    } finally {
      for (const { stop } of servers) await stop()
    }
  } finally {
    await server.stop()
    await redis?.kill()
  }
}

const nobody: Subject = {
  id: '',
  late: '',
  name: '',
  publicId: '',
  slug: '',
  tag: '',
  text: '',
}

const triesOfOne = (): number =>
  Object.keys(surfacesOf({ subject: { ...nobody, since: '' }, world: { source: '', tag: '' } }))
    .length * 2

const person = { email: 'bench@example.org', password: 'for benchmarks only' }

const prepare = async (count: number) => {
  const payload = await openArchive({ env: process.env })
  try {
    await payload.create({ collection: 'users', data: { ...person, name: 'bench', role: 'admin' } })
    return await makeDrafts({ count, payload })
  } finally {
    await payload.destroy()
  }
}

const startReading = async (url: string) => {
  const child = await startChild({ script: 'read/ourServer.ts', task: null, url })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const stop = async () => {
    child.kill()
    await once(child, 'exit')
  }
  return { base: `http://127.0.0.1:${port}`, stop }
}

const watchAll = async ({
  atOnce,
  bases,
  subjects,
  world,
}: {
  atOnce: number
  bases: readonly string[]
  subjects: readonly Subject[]
  world: Pick<World, 'source' | 'tag'>
}): Promise<Watched[]> => {
  // One after the other: of two sign-ins at once Payload keeps one session.
  const desks: Desk[] = []
  for (const base of bases) desks.push(await openDesk({ base, person }))
  const watched: Watched[] = []
  const waiting = subjects.map((subject, at) => ({ at, subject }))
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { at, subject } = next
      const desk = desks[at % desks.length]
      const way = ways[at % ways.length]
      if (!desk || !way) return
      const since = await desk.cursor()
      await desk.act({ action: 'publish', id: subject.id })
      const withdraw = () => desk.act({ action: way, id: subject.id })
      watched.push(await watchOne({ bases, subject: { ...subject, since }, withdraw, world }))
      if (watched.length % 20 === 0) console.error(`… ${watched.length} of ${subjects.length}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return watched
}

const ways = ['kill', 'withhold', 'unpublish'] as const

/** @returns a function that says which share of the processors was at work since, from 0 to 1 */
const watchMachine = (): (() => number) => {
  const times = () => {
    const all = os.cpus().map(({ times: one }) => one)
    const sum = (of: (one: (typeof all)[number]) => number) =>
      all.reduce((total, one) => total + of(one), 0)
    const idle = sum((one) => one.idle)
    return { idle, total: idle + sum(({ irq, nice, sys, user }) => irq + nice + sys + user) }
  }
  const began = times()
  return () => {
    const now = times()
    return 1 - (now.idle - began.idle) / Math.max(1, now.total - began.total)
  }
}

const rowsOf = ({ busy, watched }: { busy: number; watched: readonly Watched[] }): Row[] => {
  const tries = watched.reduce((sum, one) => sum + one.tries - one.neverSeen.length, 0)
  const row = (name: string, value: number, unit: string): Row =>
    rowOf({ against: 'tries', againstValue: tries, name, size: watched.length, unit, value })
  const count = (of: (one: Watched) => readonly string[]) =>
    watched.reduce((sum, one) => sum + of(one).length, 0)
  return [
    row(
      'still answered after 1 s',
      count(({ still }) => still),
      'tries',
    ),
    row(
      'not seen before, so no try',
      count(({ neverSeen }) => neverSeen),
      'tries',
    ),
    ...([1, 0.99] as const).map((share) =>
      rowOf({
        against: 'the withdrawal’s own answer',
        againstValue: percentile({ of: watched.map(({ answered }) => answered), share }),
        name: `seen last after the order, ${share === 1 ? 'most' : 'p99'}`,
        size: watched.length,
        unit: 'ms',
        value: percentile({ of: watched.map(({ latest }) => latest), share }),
      }),
    ),
    row('processors at work', busy * 100, '%'),
  ]
}

const tell = (watched: readonly Watched[]): void => {
  const still = watched.flatMap((one) => one.still)
  const missed = watched.flatMap((one) => one.neverSeen)
  for (const [says, names] of [
    ['Still answered', still],
    ['Not seen while it was out', missed],
  ] as const) {
    if (names.length > 0) console.error(`${says}: ${[...new Set(names)].join('; ')}`)
  }
  if (still.length > 0) process.exitCode = 1
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  await runCommand(run)
}
