// `npm test`. Nothing may be imported before the version is known to suffice: an older Node fails on
// the imports themselves, with a message that helps nobody.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Nashra needs Node 20.9 or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
import('./stages/entry.mjs').then(({ enter }) => enter({ name: 'test', script: './test.ts' }))
