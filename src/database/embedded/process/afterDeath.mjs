import { spawn } from 'node:child_process'

/**
 * Has `script` (for /bin/sh; `args` are its $1, $2 …) run when this process is gone without having
 * called the function that this returns: after kill -9, a crash, the out-of-memory killer.
 *
 * A shell of its own session waits at the end of a pipe whose other end only this process holds, so
 * the kernel itself tells it. It costs one sleeping shell of about a megabyte. Windows has no
 * /bin/sh: there, what is left behind is found by the next start.
 *
 * @param {{ script: string, args: string[] }} parameters
 * @returns {() => void} dismisses the watch; may be called more than once
 */
export const afterDeath = ({ script, args }) => {
  if (process.platform === 'win32') return () => {}
  const waiting = `trap '' HUP INT TERM; cd /; read -r word || { ${script}; }`
  const shell = spawn('/bin/sh', ['-c', waiting, 'sh', ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without a shell there is no watch, and nothing else is worse for it.
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  shell.stdin.unref()
  return () => shell.stdin.end('done\n')
}

/** For `afterDeath`: ends the process $1, or the process group where it is negative; first politely. */
export const END_PROCESS = 'kill -TERM "$1" && sleep 5; kill -KILL "$1"'

/** The same without asking. */
export const KILL_PROCESS = 'kill -KILL "$1"'
