import type { AdminViewConfig } from 'payload'

import type { Slugs } from '../slugs.ts'

/** The lists that the desk works through, below the list of articles: `/worklists/NAME`. */
export const worklistView = ({ slugs }: { slugs: Slugs }): AdminViewConfig => ({
  Component: { path: 'payload-nashra/admin#Worklist', serverProps: { slugs } },
  path: '/worklists',
})
