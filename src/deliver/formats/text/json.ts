import { safeText } from './safeText.ts'

/**
 * JSON (RFC 8259) that may also stand in a `script` element of HTML: no string in it can end one, and every
 * string is safe text.
 */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? safeText(part) : part,
  ).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The same without the names that have no value, for formats that know no null. */
export const leanJson = (value: unknown): string => safeJson(lean(value))

const lean = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      part === null || part === undefined ? [] : [[name, lean(part)]],
    ),
  )
}
