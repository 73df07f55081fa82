import { balanceBidi } from './balanceBidi.ts'

/**
 * Text as it may stand in every format: no controls but line breaks and tabs, no noncharacters, half a
 * surrogate pair as U+FFFD, and what turns the direction of a line round closed within the line. XML 1.0
 * §2.2 allows no less; C1 controls and noncharacters it allows, and discourages.
 */
export const safeText = (text: string): string =>
  UNFIT.test(text)
    ? balanceBidi(
        text
          .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
          .replace(/\p{Surrogate}/gu, '\uFFFD')
          .replace(REMOVED, ''),
      )
    : text

/** The same on one line, without spaces at its ends: a title, a name. */
export const safeLine = (text: string): string =>
  safeText(text.replace(BREAKS, ' ')).replace(/ {2,}/g, ' ').trim()

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/* eslint-disable no-control-regex -- they are what is looked for */

const REMOVED =
  /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFB]|[\u{FFFE}\u{FFFF}\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]/gu

/** What any step above touches, so that most texts cost one scan. */
const UNFIT =
  /[\0-\x08\v-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/
