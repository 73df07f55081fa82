import type { Input } from './inputs.ts'
import { walk } from './files/walk.ts'

type MeasureArgs = { inputs: readonly Input[]; signal: AbortSignal }

/** The same, found out while the inputs are already read: null until it is known. */
export const measureBeside = (args: MeasureArgs): (() => null | number) => {
  let total: null | number = null
  measureInputs(args).then(
    (bytes) => (total = bytes),
    () => {
      // A folder that vanished is told by the reader that comes to it.
    },
  )
  return () => total
}

/**
 * Bytes of all inputs together as they are on the disk, for a progress bar; null where nobody knows
 * beforehand, as for standard input. Stops early, with null, when `signal` is aborted.
 */
export const measureInputs = async ({ inputs, signal }: MeasureArgs): Promise<null | number> => {
  let bytes = 0
  for (const input of inputs) {
    if (input.kind === 'standardInput') return null
    if (input.kind === 'file') bytes += input.size
    else {
      for await (const found of walk(input.path, { enters: input.glob?.mayHold })) {
        if (signal.aborted) return null
        if (found.kind !== 'file') continue
        if (input.glob === undefined || input.glob.matches(found.name)) bytes += found.size
      }
    }
  }
  return bytes
}
