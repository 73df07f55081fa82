// `node src/commands/run.mjs NAME [ARGUMENT…]`: every other command; the table is stages/run.ts.
// See start.mjs for why nothing is imported before the version is known.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Nashra needs Node 20.9 or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
import('./stages/entry.mjs').then(({ enter }) => enter({ name: 'run', script: './run.ts' }))
