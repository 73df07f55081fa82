import { limits } from '../../../../collections/limits.ts'

/** Controls, NUL above all, which Postgres refuses in text; and lone surrogates. */
const unfit = /[\p{Cc}\p{Cs}]/u

/**
 * The slug that a request asks for, or null where it cannot be one: malformed percent-encoding,
 * control characters, or longer than any slug. It arrives percent-encoded, as it stood in the address.
 */
export const slugParam = (raw: string): null | string => {
  const slug = decode(raw)
  return slug && slug.length <= limits.slug && !unfit.test(slug) ? slug : null
}

const decode = (raw: string): null | string => {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}
