import { setTimeout as sleep } from 'node:timers/promises'

/** What readers ask of one server, and what tells that an article is still there. */
export type Target = { base: string; headline: string; id: string; slug: string; source: string }

type Probe = (target: Target) => Promise<boolean>

/**
 * The places where readers could meet an article; each says whether it is gone from there. Readers ask as feed
 * readers and caches do: whether what they have has changed (RFC 9110, section 13.1.2).
 */
export const probes: Record<string, Probe> = {
  'by id': ({ base, id }) => isGone(`${base}/api/articles/${id}`),
  'in a count': async ({ base, id }) => {
    const answer = await fetch(`${base}/api/articles/count?where[id][equals]=${id}`)
    return ((await answer.json()) as { totalDocs: number }).totalDocs === 0
  },
  'in the list': async ({ base, id }) => lacks(`${base}/api/articles?limit=30`, id),
  'in the list of its source': async ({ base, id, source }) =>
    lacks(`${base}/api/articles?where[source][equals]=${source}&limit=30`, id),
  'in GraphQL': async ({ base, id }) => {
    const query = `{ Articles(limit: 30) { docs { id } } Article(id: "${id}") { id } }`
    const body = JSON.stringify({ query })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${base}/api/graphql`, { body, headers, method: 'POST' })
    return !(await answer.text()).includes(id)
  },
  'in feeds': async ({ base, slug }) => {
    const files = ['rss.xml', 'atom.xml', 'feed.json']
    const found = files.map((file) =>
      lacks(`${base}/api/feeds/${file}?limit=100`, encodeURIComponent(slug)),
    )
    return (await Promise.all(found)).every(Boolean)
  },
  'in the read list': async ({ base, id }) => lacks(`${base}/api/read/articles?limit=100`, id),
  'in the read side by slug': ({ base, slug }) =>
    isGone(`${base}/api/read/articles/${encodeURIComponent(slug)}`),
  'in the search': async ({ base, headline, id }) =>
    lacks(`${base}/api/search?q=${encodeURIComponent(headline)}`, id),
  'in the sitemap': async ({ base, slug }) =>
    lacks(`${base}/api/sitemaps/articles-1.xml`, encodeURIComponent(slug)),
  'on its page': ({ base, slug }) => isGone(`${base}/articles/${encodeURIComponent(slug)}`),
  'on the front page': async ({ base, slug }) => lacks(base, encodeURIComponent(slug)),
}

const lacks = async (address: string, what: string): Promise<boolean> =>
  !(await ask(address)).text.includes(what)

const isGone = async (address: string): Promise<boolean> => (await ask(address)).status === 410

type Had = { status: number; tag: string; text: string }

/** What was answered last, by address. */
const had = new Map<string, Had>()

const ask = async (address: string): Promise<Had> => {
  const last = had.get(address)
  const answer = await fetch(address, { headers: last ? { 'if-none-match': last.tag } : {} })
  const text = await answer.text()
  if (answer.status === 304 && last) return last
  const got = { status: answer.status, tag: answer.headers.get('etag') ?? '', text }
  if (answer.ok && got.tag) had.set(address, got)
  return got
}

/** Asks until the article is gone; resolves to the moment of the first answer without it. */
export const whenGone = async ({
  probe,
  target,
  until,
}: {
  probe: Probe
  target: Target
  /** A moment of `performance.now()`. */
  until: number
}): Promise<number> => {
  while (performance.now() < until) {
    if (await probe(target)) return performance.now()
    // Asked more often, the questions alone would keep both processors busy.
    await sleep(100)
  }
  return Number.POSITIVE_INFINITY
}
