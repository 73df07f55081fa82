import { startEmbedded } from '../../src/database/embedded/index.ts'

/** Run as a process of its own, to be killed: uses the embedded database of a folder until then. */
const [dataDir = ''] = process.argv.slice(2)
const { url, pid, owned } = await startEmbedded({ dataDir, durable: false })
console.log(JSON.stringify({ url, pid, owned }))
setInterval(() => {}, 60_000)
