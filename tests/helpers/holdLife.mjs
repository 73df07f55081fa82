import { startChild } from '../../src/commands/stages/child.mjs'
import { makeLifetime } from '../../src/commands/stages/lifetime.mjs'

// Run as a process of its own, to be stopped: holds two things and a child with a child of its own.
// Says on standard output what happens. Argument `ready`: the work is done.
const life = makeLifetime({ say: () => {} })
life.hold({ end: () => console.log('first ended') })
life.hold({ end: () => console.log('second ended') })
const sleeper = `
  const { pid } = require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' })
  process.stdout.write(process.pid + ' ' + pid + '\\n')
  setInterval(() => {}, 1000)
`
startChild({ command: process.execPath, args: ['-e', sleeper], life })
if (process.argv[2] === 'ready') life.ready()
setInterval(() => {}, 1000)
