import { toCorrectionsRss } from '../formats/feeds/corrections.ts'
import type { FeedFile } from '../formats/index.ts'
import { feedFormats } from '../formats/index.ts'
import { fill, wordsFor } from '../formats/words.ts'
import { writeCursor } from '../published/cursor.ts'
import type { By, NameFound } from '../published/index.ts'
import { cursorIn, given, limitIn, slugIn } from './input.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

const usual = 30
const mostWithdrawn = 100

type Args = Archive & { asked: Asked }

/** The feeds of everything, of a tag and of a source, each in every format; and that of corrections. */
export const feedRoutes = (): Route[] => [
  ...(Object.keys(feedFormats) as FeedFile[]).flatMap((file): Route[] => [
    {
      answer: async (args) =>
        feed({
          ...args,
          by: null,
          file,
          home: `${args.site.url}/`,
          path: `/feeds/${file}`,
          title: args.site.name,
        }),
      path: `/feeds/${file}`,
    },
    {
      answer: (args) => namedFeed({ ...args, file, kind: 'tag' }),
      path: `/feeds/tags/:slug/${file}`,
    },
    {
      answer: (args) => namedFeed({ ...args, file, kind: 'source' }),
      path: `/feeds/sources/:slug/${file}`,
    },
  ]),
  { answer: corrections, path: '/feeds/corrections.xml' },
]

type FeedArgs = Args & { by: By; file: FeedFile; home: string; path: string; title: string }

const feed = async ({
  asked,
  by,
  file,
  home,
  path,
  published,
  site,
  title,
  to,
}: FeedArgs): Promise<Answer> => {
  const before = cursorIn(asked)
  const limit = limitIn({ asked, usual })
  const [page, withdrawn] = await Promise.all([
    published.listWhole({ before, by, limit }),
    // What was withdrawn is told on the first page, which is the one that readers come back to.
    before ? [] : published.withdrawn({ by, limit: mostWithdrawn }),
  ])
  const limitGiven = given({ asked, name: 'limit' })
  const pageAt = (cursor: null | string): string => {
    const query = new URLSearchParams()
    if (cursor) query.set('before', cursor)
    if (limitGiven) query.set('limit', limitGiven)
    return to.api(query.size > 0 ? `${path}?${query}` : path)
  }
  const updated = later(page.modifiedAt, withdrawn[0]?.at ?? null)
  const { mediaType, render } = feedFormats[file]
  const body = render({
    articles: page.items,
    home,
    next: page.next && pageAt(writeCursor(page.next)),
    self: pageAt(before && writeCursor(before)),
    site,
    title,
    to,
    updated,
    withdrawn,
  })
  return { body, mediaType, modifiedAt: updated }
}

const folders = { source: 'sources', tag: 'tags' } as const

const namedFeed = async ({
  file,
  kind,
  ...args
}: Args & { file: FeedFile; kind: 'source' | 'tag' }): Promise<Answer> => {
  const { asked, published, site, to } = args
  const slug = slugIn(asked)
  const found: NameFound =
    kind === 'tag' ? await published.tagBySlug(slug) : await published.sourceBySlug(slug)
  if (!found) throw new Refusal('noName')
  const pathOf = (of: string) => `/feeds/${folders[kind]}/${encodeURIComponent(of)}/${file}`
  if (found.movedTo) return { location: to.api(pathOf(found.movedTo)), status: 308 }
  const { format } = wordsFor(site.language)
  return feed({
    ...args,
    by: { id: found.id, kind },
    file,
    home: found.address,
    path: pathOf(found.slug),
    title: fill(format.subject, { name: found.name, site: site.name }),
  })
}

async function corrections({ asked, published, site, to }: Args): Promise<Answer> {
  const corrected = await published.corrections({ limit: limitIn({ asked, usual }) })
  const modifiedAt = corrected.reduce<null | string>(
    (latest, { article }) => later(latest, article.modifiedAt),
    null,
  )
  const body = toCorrectionsRss({
    corrected,
    home: `${site.url}/`,
    self: to.api('/feeds/corrections.xml'),
    site,
    to,
  })
  return { body, mediaType: feedFormats['rss.xml'].mediaType, modifiedAt }
}

const later = (one: null | string, other: null | string): null | string =>
  one && other ? (one > other ? one : other) : (one ?? other)
