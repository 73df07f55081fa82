/**
 * Text whose explicit directions (UAX #9 §2) end with the line they begin in: what is open is closed, what
 * closes nothing is left out. Overrides are left out altogether, for they show letters in an order that is
 * not theirs. The marks U+200E, U+200F and U+061C, which turn nothing round, stay.
 */
export const balanceBidi = (text: string): string =>
  EXPLICIT.test(text) ? text.split('\n').map(balanceLine).join('\n') : text

const EXPLICIT = /[\u202A-\u202E\u2066-\u2069]/

type Open = 'embedding' | 'isolate' | 'override'

const opens: Record<string, Open> = {
  '\u202A': 'embedding',
  '\u202B': 'embedding',
  '\u202D': 'override',
  '\u202E': 'override',
  '\u2066': 'isolate',
  '\u2067': 'isolate',
  '\u2068': 'isolate',
}

const endOf: Record<Open, string> = { embedding: '\u202C', isolate: '\u2069', override: '' }

/** UAX #9 BD2 goes deeper; nothing that people write does. */
const deepest = 60

const balanceLine = (line: string): string => {
  const open: Open[] = []
  const close = (): string => endOf[open.pop() ?? 'override']
  const balanced = line.replace(/[\u202A-\u202E\u2066-\u2069]/g, (sign) => {
    const kind = opens[sign]
    if (kind) {
      if (open.length >= deepest) return ''
      open.push(kind)
      return kind === 'override' ? '' : sign
    }
    if (sign === '\u202C') return open.length > 0 && open.at(-1) !== 'isolate' ? close() : ''
    if (!open.includes('isolate')) return ''
    let closed = ''
    while (open.at(-1) !== 'isolate') closed += close()
    return closed + close()
  })
  let rest = ''
  while (open.length > 0) rest += close()
  return balanced + rest
}
