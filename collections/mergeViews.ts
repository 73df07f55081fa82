import type { AdminViewConfig } from 'payload'

import type { Slugs } from './slugs.ts'

/** The screens on which tags, and sources, are merged; their addresses do not change with the slugs. */
export const mergeViews = ({ slugs }: { slugs: Slugs }): Record<string, AdminViewConfig> =>
  Object.fromEntries(
    (['tags', 'sources'] as const).map((of) => [
      `merge-${of}`,
      {
        Component: { path: 'payload-nashra/admin#MergeView', serverProps: { of, slugs } },
        path: `/merge/${of}` as const,
      },
    ]),
  )
