import type { CollectionSlug, PayloadRequest } from 'payload'

type Question = { overrideAccess: boolean; select: Record<string, true> }

/** `collection` is a slug. */
type Asked = { collection: string; id: string; req: PayloadRequest }

type Load<Doc> = (asked: Asked) => Promise<Doc | null>

/** Most documents that one request keeps; an import has one request for all its documents. */
const mostKept = 1000

/**
 * Finds documents by id: all that a request asks for in one moment in one statement, and each once. Null
 * for one that is not there, or that the user of the request may not read.
 *
 * Payload's own loader must not be used for what a read waits for. It answers a batch as a whole, so that a
 * document and what the reading of that document asks for, both wanted in one moment, wait for each other
 * without end. What is selected here must not ask here in its turn.
 */
export const batched = <Doc extends { id: number | string }>(question: Question): Load<Doc> => {
  const requests = new WeakMap<object, Map<string, Load<Doc>>>()
  return (asked) => {
    // Requests are handed on as copies and proxies; their loader is the one thing that stays.
    const key = asked.req.payloadDataLoader
    const loads = requests.get(key) ?? new Map<string, Load<Doc>>()
    requests.set(key, loads)
    const load = loads.get(asked.collection) ?? loaderOf<Doc>(question)
    loads.set(asked.collection, load)
    return load(asked)
  }
}

type Batch<Doc> = { found: Promise<Map<string, Doc>>; ids: string[] }

const loaderOf = <Doc extends { id: number | string }>(question: Question): Load<Doc> => {
  const kept = new Map<string, Promise<Doc | null>>()
  let open: Batch<Doc> | null = null

  const begin = (asked: Asked): Batch<Doc> => {
    const ids: string[] = []
    const found = new Promise((resolve) => setImmediate(resolve)).then(() => {
      open = null
      return findAll<Doc>({ ...asked, ...question, ids })
    })
    return { found, ids }
  }

  return (asked) => {
    const { id } = asked
    const before = kept.get(id)
    if (before) return before
    if (kept.size >= mostKept) kept.clear()
    open ??= begin(asked)
    open.ids.push(id)
    const doc = open.found.then((docs) => docs.get(id) ?? null)
    kept.set(id, doc)
    return doc
  }
}

const findAll = async <Doc extends { id: number | string }>({
  collection,
  ids,
  overrideAccess,
  req,
  select,
}: Omit<Asked, 'id'> & Question & { ids: string[] }): Promise<Map<string, Doc>> => {
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    // As a population: the limits of the open APIs are for what clients ask.
    currentDepth: 1,
    depth: 0,
    disableErrors: true,
    limit: 0,
    overrideAccess,
    pagination: false,
    req,
    select,
    where: { id: { in: ids } },
  })
  return new Map((docs as unknown as Doc[]).map((doc) => [String(doc.id), doc]))
}
