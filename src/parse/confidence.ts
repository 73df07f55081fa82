import type { Warning } from './types.ts'
import { warningTable } from './warnings.ts'

/**
 * How sure the parser is of what it read, from 0 to 1: 1, less the penalty of each kind of warning
 * (`warnings.ts`; a kind counts once, however often it was given), never under 0, rounded to
 * hundredths. 1 is a document that needed no repair and left no doubt; under 0.5 somebody should look.
 */
export const confidenceOf = (warnings: readonly Warning[]): number => {
  const codes = new Set(warnings.map(({ code }) => code))
  const lost = [...codes].reduce((sum, code) => sum + warningTable[code].penalty, 0)
  return Math.max(0, Math.round((1 - lost) * 100) / 100)
}
