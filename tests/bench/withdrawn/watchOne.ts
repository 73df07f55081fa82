import { setTimeout as sleep } from 'node:timers/promises'

import type { World } from '../../helpers/readSide/everyState.ts'
import type { Issued, Question } from './surfaces.ts'
import { surfacesOf } from './surfaces.ts'

/** What became of one article that was withdrawn. */
export type Watched = {
  /** Milliseconds until the withdrawal was answered. */
  answered: number
  /** Milliseconds after it was ordered at which the last question was asked that still found it; 0 where none. */
  latest: number
  /** Where it was not found while it was out: nothing is proved by its not being found there afterwards. */
  neverSeen: string[]
  /** Where it was still found a second later. */
  still: string[]
  tries: number
}

/** Milliseconds after which nobody may find it. */
const allowed = 1_000
/** Milliseconds between two questions until then. */
const pause = 50

/**
 * Withdraws an article that is out. Before, every process is asked at every surface, so that each has an answer
 * kept that shows it; then here and there; and from a second after the withdrawal was answered, which was after
 * it was committed, everywhere once more.
 *
 * @param bases of the processes, without a slash at the end
 */
export const watchOne = async ({
  bases,
  subject,
  withdraw,
  world,
}: {
  bases: readonly string[]
  subject: Issued
  withdraw: () => Promise<unknown>
  world: Pick<World, 'source' | 'tag'>
}): Promise<Watched> => {
  const surfaces = Object.entries(surfacesOf({ subject, world })).flatMap(([name, question]) =>
    bases.map((base, at) => ({ base, name: `${name} of server ${at + 1}`, question })),
  )
  const isSeen = ({ base, question }: { base: string; question: Question }) =>
    finds({ base, question, word: subject.text })

  const neverSeen: string[] = []
  for (const surface of surfaces) if (!(await isSeen(surface))) neverSeen.push(surface.name)

  const ordered = performance.now()
  let until = Number.POSITIVE_INFINITY
  let latest = 0
  const look = async (surface: (typeof surfaces)[number]): Promise<boolean> => {
    const asked = performance.now()
    const found = await isSeen(surface)
    if (found) latest = Math.max(latest, asked - ordered)
    return found
  }
  const order = async (): Promise<number> => {
    await withdraw()
    until = performance.now() + allowed
    return until - allowed - ordered
  }
  const wait = async (): Promise<void> => {
    // Another each time: in the end all have been asked, at all ages.
    for (let at = Math.floor(ordered); performance.now() < until; at += 7) {
      const surface = surfaces[at % surfaces.length]
      if (surface) await look(surface)
      await sleep(pause)
    }
  }
  const [answered] = await Promise.all([order(), wait()])
  const still: string[] = []
  for (const surface of surfaces) if (await look(surface)) still.push(surface.name)
  return { answered, latest, neverSeen, still, tries: surfaces.length }
}

const headers = { 'content-type': 'application/json' }

const finds = async ({
  base,
  question: { body, isSeen, path },
  word,
}: {
  base: string
  question: Question
  word: string
}): Promise<boolean> => {
  const answer = await fetch(
    `${base}/api${path}`,
    body === undefined ? {} : { body, headers, method: 'POST' },
  )
  const text = await answer.text()
  if (answer.status >= 500 || answer.status === 429) {
    throw new Error(`${path} was answered with ${answer.status}: ${text.slice(0, 200)}`)
  }
  return answer.status === 200 && (isSeen?.(text) ?? text.includes(word))
}
