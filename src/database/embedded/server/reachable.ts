import path from 'node:path'

import { failure } from '../../failure.ts'
import { canEnter, type Account } from './account.ts'

/**
 * How to name the cluster's folder to PostgreSQL, and the working directory to start it in.
 *
 * Usually by its path. But a project in root's home folder lies behind a door that the account cannot
 * open (/root is 0700). Its owner, root, can still start the program *inside*: the working directory
 * is set before the user is changed, and from then on `/proc/self/cwd` leads to it without passing
 * the door. PostgreSQL forks its processes and works relative to that directory ever after. So the
 * data stay where they were asked for.
 */
export const reachable = ({
  account,
  cluster,
}: {
  account: Account
  cluster: string
}): { dataFlag: string; cwd: string } => {
  if (canEnter({ account, path: path.dirname(cluster) })) return { dataFlag: cluster, cwd: cluster }
  if (process.platform === 'linux') return { dataFlag: '/proc/self/cwd', cwd: cluster }
  throw failure({
    message: `The folder ${cluster} is closed to the user "${account?.name}" that PostgreSQL runs as. Set NASHRA_DATA_DIR to a folder that this user may enter, or start as another user than root.`,
  })
}
