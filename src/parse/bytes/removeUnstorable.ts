import type { Span } from '../types.ts'
import { mostWarnings } from '../warnings.ts'

/**
 * Takes out what a database column or an XML feed cannot hold: control characters other than TAB, LF,
 * CR and NEL, and the noncharacters U+FFFE and U+FFFF. Lone surrogates become U+FFFD. `removed` are
 * the places in the new text where something stood, as empty spans.
 */
export const removeUnstorable = (text: string): { text: string; removed: Span[] } => {
  if (!unusual.test(text)) return { text, removed: [] }
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\uFFFD')
  const removed: Span[] = []
  let gone = 0
  const stored = wellFormed.replace(unstorable, (run: string, at: number) => {
    if (removed.length <= mostWarnings) removed.push({ start: at - gone, end: at - gone })
    gone += run.length
    return ''
  })
  return { text: stored, removed }
}

/** Nearly every text has none of these: one scan for it costs less than two replacements of nothing. */
const unusual =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uD800-\uDFFF\uFFFE\uFFFF]/

const unstorable =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]+/g
