import { underWay } from '../../../access/underWay.ts'

/**
 * What a page is made of, or null where Next's `notFound` was called for it, and the status is 404 then.
 *
 * Next itself answers that with an empty document which its script fills, so that nobody without JavaScript is told
 * anything. Where another server is at work the status cannot be set, and it is left to Next.
 */
export const orMissing = async <Found>(look: Promise<Found>): Promise<Found | null> => {
  try {
    return await look
  } catch (error) {
    const response = underWay.getStore()
    if (!isNotFound(error) || !response || response.headersSent) throw error
    response.statusCode = 404
    return null
  }
}

/** As Next marks what `notFound` throws. */
const isNotFound = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && error.digest === 'NEXT_HTTP_ERROR_FALLBACK;404'
