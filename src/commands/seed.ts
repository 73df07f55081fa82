import { seed } from '../../seeds/seed.ts'
import { workBehind } from '../import/index.ts'

/** `npm run seed`, in the process of the command. */
workBehind()
process.exit(await seed(process.argv.slice(2)))
