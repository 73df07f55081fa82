import os from 'node:os'

/**
 * Has this process, on Linux this thread and those that it starts from now on, work when nobody else wants
 * the processor: who answers readers goes first. On an idle machine it is as quick as before.
 */
export const workBehind = (): void => {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where that is not allowed, it works beside the others.
  }
}
