import { randomBytes } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { isRunning, thisProcess } from './start.mjs'

/**
 * Does `work` while no other process (and no other call in this one) holds the lock `file`.
 *
 * The lock is a row of numbered files, `file.1`, `file.2` …; the highest number says who holds it.
 * Whoever finds the holder gone, or the lock given back, makes the next number by link(2), which
 * succeeds for one process only, and then removes the lower ones. The highest is never removed, so
 * a late comer who makes a lower number sees that it is not the highest and stands back: taking over
 * the lock of a killed process has no moment in which two believe to hold it.
 *
 * `onWait` is called once, with the holder's process id, when there is someone to wait for. After
 * `patience` milliseconds of waiting it throws; the default is ten minutes, what the longest stage
 * (install, build) may take on a slow machine.
 *
 * Plain JavaScript, because the first start needs it before anything is installed.
 *
 * @template T
 * @param {{ file: string, work: () => Promise<T>, onWait?: (pid: number) => void, patience?: number }} parameters
 * @returns {Promise<T>}
 */
export const withLock = async ({ file, work, onWait = () => {}, patience = 600_000 }) => {
  const number = await acquire({ file, onWait, patience })
  try {
    return await work()
  } finally {
    replace({ file: `${file}.${number}`, text: JSON.stringify({ released: true }) })
  }
}

const acquire = async ({ file, onWait, patience }) => {
  mkdirSync(path.dirname(file), { recursive: true })
  const until = Date.now() + patience
  let told = false
  for (;;) {
    const highest = Math.max(0, ...numbers(file))
    const holder = highest === 0 ? null : readHolder(`${file}.${highest}`)
    if (holder === null) {
      if (take({ file, number: highest + 1 })) return highest + 1
      continue
    }
    if (!told) onWait(holder.pid)
    told = true
    if (Date.now() > until) {
      throw new Error(
        `Process ${holder.pid} has held the lock ${file} for ${Math.round(patience / 1000)} s. Wait for it or stop it, then start again.`,
      )
    }
    await sleep(50)
  }
}

/** Whether this process now holds the lock under `number`. */
const take = ({ file, number }) => {
  const mine = `${file}.${number}`
  const draft = `${file}-${randomBytes(6).toString('hex')}`
  writeFileSync(draft, JSON.stringify(thisProcess()), { mode: 0o644 })
  try {
    linkSync(draft, mine)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const all = numbers(file)
  if (all.some((other) => other > number)) {
    rmSync(mine, { force: true })
    return false
  }
  for (const other of all) if (other < number) rmSync(`${file}.${other}`, { force: true })
  return true
}

/** Who holds this lock file; null when it was given back, or its holder is gone. */
const readHolder = (file) => {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    return !holder.released && isRunning(holder) ? holder : null
  } catch {
    return null
  }
}

const numbers = (file) => {
  const prefix = `${path.basename(file)}.`
  return readdirSync(path.dirname(file))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter((number) => Number.isSafeInteger(number) && number > 0)
}

const replace = ({ file, text }) => {
  const draft = `${file}-${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text)
  renameSync(draft, file)
}
