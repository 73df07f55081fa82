import config from '@payload-config'
import { getPayload } from 'payload'

/** The archive of this process; started with the first question, the same one from then on. */
export const archive = () => getPayload({ config })

/**
 * How every question of the site is asked: without a user and without overriding access, so that
 * only what is public comes back, and without Payload's count of all pages, which lists do not show.
 */
export const asReader = { overrideAccess: false, pagination: false } as const
