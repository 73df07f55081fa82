import { rmSync } from 'node:fs'

/** `npm start` on a new database: what the last run left behind is removed first. */
rmSync(process.env.NASHRA_DATA_DIR, { force: true, recursive: true })
await import('../../src/commands/start.mjs')
