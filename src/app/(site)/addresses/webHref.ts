const absolute = /^[a-z][a-z\d+.-]*:/i
const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * An address that may stand in a link: http(s), mail, telephone, or a path on this site. Null for
 * everything else, `javascript:` and `//host` among it; the words of such a link stay as text.
 */
export const webHref = (value: unknown): null | string => {
  if (typeof value !== 'string') return null
  const href = value.trim()
  if (/^(?:\/(?![/\\])|#)/.test(href)) return href
  if (!absolute.test(href) || !URL.canParse(href)) return null
  return allowed.has(new URL(href).protocol) ? href : null
}

/** As `webHref`, for links that must lead to a page elsewhere. */
export const pageHref = (value: unknown): null | string => {
  const href = webHref(value)
  return href && /^https?:/i.test(href) ? href : null
}
