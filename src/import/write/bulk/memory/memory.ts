import type { TitleCandidate } from '../../../../match/titles/resolveTitle.ts'
import { identityKey } from '../../../../text/identityKey.ts'
import { matchKey } from '../../../../text/matchKey.ts'
import type { Sharer } from '../../../../match/stories/likelyStories.ts'
import type { Journal } from './journal.ts'
import { createJournal } from './journal.ts'
import { createNames } from './names.ts'
import type { Names } from './names.ts'
import type { ArticleState, DocumentState, LinkState } from './states.ts'

/**
 * The part of the archive that a batch of documents touches: what the database has of it, and what is
 * to be written. Every list is in the order in which its rows were made.
 *
 * `asked` holds what the database was asked for, so that a key that is not here is known to be nowhere.
 */
export type Memory = {
  articles: Map<string, ArticleState>
  articlesByText: Map<string, ArticleState[]>
  asked: Readonly<Record<Question, Set<string>>>
  askedNames: Readonly<Record<'sources' | 'tags', Set<string>>>
  /** Articles that the desk took out, by their text. */
  buried: Map<string, string>
  candidates: Map<string, TitleCandidate<string>[]>
  documents: Map<string, DocumentState>
  documentsByBytes: Map<string, DocumentState[]>
  documentsByKey: Map<string, DocumentState[]>
  /** Keyword lines all of whose phrases were asked for. */
  foreseenLines: Set<string>
  /** By a sketch: the articles of the database that its text was held against, without which formulas. */
  held: Map<readonly number[], { formulas: ReadonlySet<number>; ids: Set<string> }>
  journal: Journal
  /** By an entry: the articles that it led to when it was looked at last. */
  led: Map<number, readonly Sharer[]>
  links: Map<string, LinkState>
  linksByKey: Map<string, LinkState[]>
  linksFrom: Map<string, LinkState[]>
  linksTo: Map<string, LinkState[]>
  /** Ids of links that go, while the database still has them. */
  removedLinks: Set<string>
  /** Articles of the database that entries lead to. */
  sharers: Map<string, Sharer>
  /** By an entry that was asked for: the first articles of the database that it leads to, by their ids. */
  sharing: Map<number, AskedSharing>
  /** Articles that are to be written, by the entries of their sketches. */
  sketches: Map<number, ArticleState[]>
  sources: Names
  tags: Names
}

/** `hasMore`: there are others after them. */
export type AskedSharing = { hasMore: boolean; ids: readonly string[] }

/** What the database is asked by. */
export type Question =
  | 'article'
  | 'buried'
  | 'bytes'
  | 'documentId'
  | 'documentKey'
  | 'linksFrom'
  | 'text'
  | 'title'
  | 'waiting'

export const createMemory = (): Memory => {
  const journal = createJournal()
  const names = () => createNames({ identify: identityKey, journal, match: matchKey })
  return {
    articles: new Map(),
    articlesByText: new Map(),
    asked: {
      article: new Set(),
      buried: new Set(),
      bytes: new Set(),
      documentId: new Set(),
      documentKey: new Set(),
      linksFrom: new Set(),
      text: new Set(),
      title: new Set(),
      waiting: new Set(),
    },
    askedNames: { sources: new Set(), tags: new Set() },
    buried: new Map(),
    candidates: new Map(),
    documents: new Map(),
    documentsByBytes: new Map(),
    documentsByKey: new Map(),
    foreseenLines: new Set(),
    held: new Map(),
    journal,
    led: new Map(),
    links: new Map(),
    linksByKey: new Map(),
    linksFrom: new Map(),
    linksTo: new Map(),
    removedLinks: new Set(),
    sharers: new Map(),
    sharing: new Map(),
    sketches: new Map(),
    sources: names(),
    tags: names(),
  }
}

type At<State> = { memory: Memory; state: State }

/** Takes an article in, unless it is here already: what is to be written is newer than what was read. */
export const takeArticle = ({ memory, state }: At<ArticleState>): void => {
  const { articles, articlesByText, journal } = memory
  if (articles.has(state.id)) return
  journal.set(articles, state.id, state)
  const { textKey } = state.values
  if (textKey) journal.add({ index: articlesByText, key: textKey, value: state })
}

export const takeDocument = ({ memory, state }: At<DocumentState>): void => {
  const { documents, documentsByBytes, documentsByKey, journal } = memory
  if (documents.has(state.id)) return
  journal.set(documents, state.id, state)
  journal.add({ index: documentsByBytes, key: state.sha256, value: state })
  journal.add({ index: documentsByKey, key: state.documentKey, value: state })
}

export const takeLink = ({ memory, state }: At<LinkState>): void => {
  const { journal, links, linksByKey, linksFrom, linksTo, removedLinks } = memory
  if (links.has(state.id) || removedLinks.has(state.id)) return
  journal.set(links, state.id, state)
  journal.add({ index: linksByKey, key: state.key, value: state })
  journal.add({ index: linksFrom, key: state.from, value: state })
  if (state.to) journal.add({ index: linksTo, key: state.to, value: state })
}

/** Takes a link out that goes: nothing finds it any more, and what the database still has of it is not taken in. */
export const dropLink = ({
  id,
  memory: { journal, links, linksByKey, linksFrom, linksTo, removedLinks },
}: {
  id: string
  memory: Memory
}): void => {
  const link = links.get(id)
  if (link) {
    journal.remove({ index: linksByKey, key: link.key, value: link })
    journal.remove({ index: linksFrom, key: link.from, value: link })
    if (link.to) journal.remove({ index: linksTo, key: link.to, value: link })
  }
  if (removedLinks.has(id)) return
  removedLinks.add(id)
  journal.note(() => removedLinks.delete(id))
}

/** Takes an article in that a title of this key may mean, unless it is here already. */
export const takeCandidate = ({
  candidate,
  memory: { candidates, journal },
}: {
  candidate: TitleCandidate<string>
  memory: Memory
}): void => {
  const there = candidates.get(candidate.key)?.find(({ id }) => id === candidate.id)
  if (there) return
  journal.add({ index: candidates, key: candidate.key, value: candidate })
}
