import { lineKeys } from '../../../../match/tags/lineKeys.ts'
import { matchKey } from '../../../../text/matchKey.ts'
import type { PreparedDocument } from '../../../prepare/prepareDocument.ts'
import { sourceKeysOf } from '../../../settle/names/settleSource.ts'
import type { Memory } from '../memory/memory.ts'
import { fetchArticles, fetchArticlesByText } from './fetchArticles.ts'
import { fetchBuriedTexts } from './fetchBuriedTexts.ts'
import { fetchDocuments } from './fetchDocuments.ts'
import { fetchLikely, fetchTags } from './fetchLikely.ts'
import { fetchCandidates, fetchLinksFrom, fetchWaitingLinks } from './fetchLinks.ts'
import { fetchNames } from './fetchNames.ts'
import type { Reader } from './reader.ts'

/**
 * Asks the database at once for all that a batch of documents may need: a statement a kind of row,
 * instead of several a document. What is not foreseen is asked for when it is needed.
 */
export const foresee = async ({
  documents,
  memory,
  reader,
}: {
  documents: readonly PreparedDocument[]
  memory: Memory
  reader: Reader
}): Promise<void> => {
  const args = { memory, reader }
  const keys = documents.map((one) => one.documentKey)
  await fetchDocuments({ ...args, by: 'key', isWhole: true, keys })
  const texts = documents.flatMap((one) => (one.kind === 'text' ? [one] : []))
  const articles = texts.flatMap((one) => one.articles)
  await fetchDocuments({ ...args, by: 'bytes', keys: documents.map(({ sha256 }) => sha256) })

  const textKeys = articles.flatMap(({ textKey }) => textKey ?? [])
  await fetchArticlesByText({ ...args, textKeys })
  const unknown = textKeys.filter((key) => !memory.articlesByText.has(key))
  await fetchBuriedTexts({ ...args, textKeys: unknown })
  // A text that is there is hardly ever written again.
  const fresh = articles.filter(({ textKey }) => !memory.articlesByText.has(textKey ?? ''))
  await fetchLikely({
    ...args,
    texts: fresh.map(({ running, sketch }) => ({ sketch, state: null, text: running })),
  })
  const headlines = articles.flatMap(({ headline, keys: { titleKey } }) =>
    headline.origin === 'given' && titleKey ? titleKey : [],
  )
  const titles = texts.flatMap(({ links }) => links.map(({ key }) => key))
  await fetchCandidates({ ...args, keys: [...headlines, ...titles] })
  await fetchWaitingLinks({ ...args, keys: headlines })

  await foreseeOwners({ ...args, documents, textKeys })
  await foreseeNames({ ...args, texts })
  // Short texts are held against each other by their tags as well.
  const found = [...memory.articles.values()].filter(({ isStored }) => isStored)
  await fetchTags({ ...args, tags: found.flatMap(({ known }) => known.tags) })
}

/**
 * Outlets of the articles that were found, documents of those with the same text, and the articles of
 * earlier editions with their titles.
 */
const foreseeOwners = async ({
  documents,
  memory,
  reader,
  textKeys,
}: {
  documents: readonly PreparedDocument[]
  memory: Memory
  reader: Reader
  textKeys: readonly string[]
}): Promise<void> => {
  const written = documents.flatMap(({ documentKey }) =>
    (memory.documentsByKey.get(documentKey) ?? []).flatMap(
      ({ known }) => known.parse?.written ?? [],
    ),
  )
  const articles = written.map(({ id }) => id).filter((id) => !memory.articles.has(id))
  await fetchArticles({ ids: articles, memory, reader })
  const twins = textKeys.flatMap((key) => memory.articlesByText.get(key) ?? [])
  await fetchLinksFrom({ keys: [...articles, ...twins.map(({ id }) => id)], memory, reader })
  const owners = twins
    .flatMap(({ known }) => known.document ?? [])
    .filter((id) => !memory.documents.has(id))
  await fetchDocuments({ by: 'id', keys: owners, memory, reader })
  const outlets = new Set([...memory.articles.values()].flatMap(({ known }) => known.source ?? []))
  const unknown = [...outlets].filter((id) => !memory.sources.byId.has(id))
  await fetchNames({ by: 'id', keys: unknown, memory, of: 'sources', reader })
}

const foreseeNames = async ({
  memory,
  reader,
  texts,
}: {
  memory: Memory
  reader: Reader
  texts: readonly Extract<PreparedDocument, { kind: 'text' }>[]
}): Promise<void> => {
  const { sources, tags } = memory.askedNames
  for (const { articles, categories, keywords } of texts) {
    for (const category of categories) tags.add(matchKey(category))
    const line = keywords?.line
    if (line && !memory.foreseenLines.has(line)) {
      memory.foreseenLines.add(line)
      for (const key of lineKeys(line).phrases) tags.add(key)
    }
    for (const { outlets } of articles) {
      for (const outlet of outlets) for (const key of sourceKeysOf(outlet)) sources.add(key)
    }
  }
  await fetchNames({ by: 'identity_key', keys: [...sources], memory, of: 'sources', reader })
  // Names that are alike may want the same slug.
  const alike = new Set([...sources].map((key) => matchKey(key)))
  await fetchNames({ by: 'match_key', keys: [...alike], memory, of: 'sources', reader })
  await fetchNames({ by: 'match_key', keys: [...tags], memory, of: 'tags', reader })
}
