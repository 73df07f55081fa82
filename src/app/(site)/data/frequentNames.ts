import { cache } from 'react'

import { newestFirst } from '../addresses/cursor.ts'
import { sourcePath, tagPath } from '../addresses/paths.ts'
import { archive, asReader } from './archive.ts'
import type { NamedPage } from './views.ts'

/** How far back the counting goes: enough to tell what is talked about, at a bounded cost. */
const articlesCounted = 200
const most = { sources: 12, tags: 24 }

export type CountedPage = NamedPage & { count: number }

/**
 * The tags and sources of the latest articles, the most frequent first. The counts are of public
 * articles: a tag's own usage counter includes drafts and is for the staff.
 */
export const frequentNames = cache(
  async (): Promise<{ sources: CountedPage[]; tags: CountedPage[] }> => {
    const payload = await archive()
    const { docs } = await payload.find({
      ...asReader,
      collection: 'articles',
      depth: 0,
      limit: articlesCounted,
      select: { source: true, tags: true },
      sort: newestFirst,
    })
    const tagCounts = countIds(docs.flatMap(({ tags }) => tags ?? []))
    const sourceCounts = countIds(docs.flatMap(({ source }) => (source ? [source] : [])))
    // A few more tags than are shown, because those that are noise do not come back.
    const tagIds = topIds({ counts: tagCounts, most: most.tags * 2 })
    const sourceIds = topIds({ counts: sourceCounts, most: most.sources })

    const [tags, sources] = await Promise.all([
      payload.find({
        ...asReader,
        collection: 'tags',
        depth: 0,
        limit: tagIds.length,
        select: { label: true, slug: true },
        where: { id: { in: tagIds } },
      }),
      payload.find({
        ...asReader,
        collection: 'sources',
        depth: 0,
        limit: sourceIds.length,
        select: { name: true, slug: true },
        where: { id: { in: sourceIds } },
      }),
    ])
    return {
      sources: ranked(
        sources.docs.map(({ id, name, slug }) => ({
          count: sourceCounts.get(id) ?? 0,
          name,
          path: sourcePath(slug ?? ''),
        })),
      ),
      tags: ranked(
        tags.docs.map(({ id, label, slug }) => ({
          count: tagCounts.get(id) ?? 0,
          name: label,
          path: tagPath(slug ?? ''),
        })),
      ).slice(0, most.tags),
    }
  },
)

const arabic = new Intl.Collator('ar')

const ranked = (pages: CountedPage[]): CountedPage[] =>
  pages.toSorted((a, b) => b.count - a.count || arabic.compare(a.name, b.name))

const countIds = (values: (string | { id: string })[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) {
    const id = typeof value === 'string' ? value : value.id
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

const topIds = ({ counts, most: limit }: { counts: Map<string, number>; most: number }): string[] =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id)
