import { pathsIn } from './folder.ts'
import { leave } from './index.ts'

/**
 * Run by the watch of a process that was killed: stops the server if that one was its last user.
 * Arguments: the data folder, and `--temporary` where it is to be removed.
 */
const [root, temporary] = process.argv.slice(2)
if (root) await leave({ folder: pathsIn(root), temporary: temporary === '--temporary' })
