/**
 * The address that the site is known by, from `SITE_URL`; undefined where it is not set or is not an
 * http(s) address. Without it a page says nothing of its absolute address rather than guess one from
 * the request, which a visitor could forge.
 */
export const siteUrl = (): undefined | URL => {
  const value = process.env.SITE_URL
  if (!value || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}
