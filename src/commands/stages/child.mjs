import { spawn } from 'node:child_process'
import { constants } from 'node:os'

import {
  afterDeath,
  END_PROCESS,
  KILL_PROCESS,
} from '../../database/embedded/process/afterDeath.mjs'
import { ROOT } from './root.mjs'

/** Milliseconds a child gets to end politely. */
const GRACE = 8_000
/** The same for one in the foreground: an import finishes its batch, and who does not want to wait says so again. */
const PATIENCE = 60_000

/**
 * Starts a program that ends with this process, also when this one is killed.
 *
 * In the background it gets a process group of its own: Ctrl-C reaches it through us, in order, and
 * its own children end with it. In the `foreground` it shares our terminal: it may ask questions and
 * read standard input, and gets Ctrl-C from the terminal itself.
 *
 * One that is not `polite` is ended at once, without being asked: npm takes its time, and what it
 * leaves half done is begun again anyway.
 *
 * `quiet` keeps what it writes for `output()` instead of showing it. `ipc` opens a channel for
 * `process.send`. `exited` resolves to the exit status, 128 + n after a signal.
 *
 * @param {{
 *   command: string,
 *   args: string[],
 *   env?: NodeJS.ProcessEnv,
 *   foreground?: boolean,
 *   polite?: boolean,
 *   quiet?: boolean,
 *   ipc?: boolean,
 *   life?: import('./lifetime.mjs').Lifetime,
 * }} options
 */
export const startChild = (options) => {
  const {
    command,
    args,
    env = process.env,
    foreground = false,
    quiet = false,
    ipc = false,
  } = options
  const { life, polite = true } = options
  const ownGroup = !foreground && process.platform !== 'win32'
  const write = quiet ? 'pipe' : 'inherit'
  const channel = /** @type {const} */ (ipc ? ['ipc'] : [])
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(command, args, {
    cwd: ROOT,
    env,
    detached: ownGroup,
    stdio: [foreground ? 'inherit' : 'ignore', write, write, ...channel],
  })
  const target = child.pid === undefined ? undefined : ownGroup ? -child.pid : child.pid
  const dismiss = target
    ? afterDeath({ script: polite ? END_PROCESS : KILL_PROCESS, args: [String(target)] })
    : () => {}
  /** @type {Buffer[]} */
  const chunks = []
  child.stdout?.on('data', (chunk) => chunks.push(chunk))
  child.stderr?.on('data', (chunk) => chunks.push(chunk))

  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on(quiet ? 'close' : 'exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal]),
    )
  })
  /** @param {NodeJS.Signals} name */
  const signal = (name) => {
    try {
      if (target) process.kill(target, name)
    } catch {
      // It has ended already.
    }
  }
  const end = async () => {
    const isTold = foreground && process.stdin.isTTY && life?.signal() === 'SIGINT'
    if (!isTold) signal(polite ? 'SIGTERM' : 'SIGKILL')
    const timer = setTimeout(() => signal('SIGKILL'), foreground ? PATIENCE : GRACE)
    await exited.catch(() => {})
    clearTimeout(timer)
  }
  const release = life?.hold({ end, force: () => signal('SIGKILL') }) ?? (() => {})
  const settle = () => {
    dismiss()
    release()
  }
  exited.then(settle, settle)
  return { child, exited, end, output: () => Buffer.concat(chunks).toString('utf8') }
}

/**
 * Runs a program to its end and resolves to its exit status. A quiet one that fails has part of its
 * output shown: the last 60 lines, unless `excerpt` knows better.
 *
 * @param {Parameters<typeof startChild>[0] & { excerpt?: (lines: string[]) => string[] }} options
 * @returns {Promise<number>}
 */
export const runChild = async (options) => {
  const running = startChild(options)
  const status = await running.exited
  if (status !== 0 && options.quiet && !options.life?.isEnding()) {
    const { excerpt = (lines) => lines.slice(-60) } = options
    console.error(excerpt(running.output().trimEnd().split('\n')).join('\n'))
  }
  return status
}
