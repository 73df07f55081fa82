import { seed } from '../../seeds/seed.ts'

/** `npm run seed`, in the process of the command. */
process.exit(await seed(process.argv.slice(2)))
