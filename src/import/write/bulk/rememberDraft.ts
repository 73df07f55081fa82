import type { Draft } from './draft.ts'
import type { Memory } from './memory.ts'
import { takeArticle, takeCandidate, takeDocument, takeLink } from './memory.ts'
import { titleOf } from './titleOf.ts'

/**
 * Takes what a batch writes into the memory of a later one. Until it is committed the database says
 * otherwise, or nothing.
 */
export const rememberDraft = ({ draft, memory }: { draft: Draft; memory: Memory }): void => {
  memory.journal.lasting(() => {
    for (const id of draft.removedLinks) memory.removedLinks.add(id)
    for (const state of draft.newSources) memory.sources.take(state)
    for (const state of [...draft.newTags, ...draft.countedTags]) memory.tags.take(state)
    for (const state of [...draft.newDocuments, ...draft.changedDocuments]) {
      takeDocument({ memory, state })
    }
    for (const { state } of draft.newArticles) memory.asked.linksFrom.add(state.id)
    for (const { state } of [...draft.newArticles, ...draft.changedArticles]) {
      takeArticle({ memory, state })
      const key = titleOf(state)
      const { at, id, known } = state
      if (key !== null) {
        takeCandidate({ candidate: { at, id, key, origin: known.headlineOrigin }, memory })
      }
    }
    for (const state of [...draft.newLinks, ...draft.changedLinks]) takeLink({ memory, state })
  })
}
