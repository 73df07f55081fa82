import { rememberSketch } from '../stories/joinStory.ts'
import type { Draft } from './draft.ts'
import type { Memory } from './memory.ts'
import { dropLink, takeArticle, takeCandidate, takeDocument, takeLink } from './memory.ts'
import { candidateOf } from './titleOf.ts'

/**
 * Takes what a batch writes into the memory of a later one. Until it is committed the database says
 * otherwise, or nothing.
 */
export const rememberDraft = ({ draft, memory }: { draft: Draft; memory: Memory }): void => {
  memory.journal.lasting(() => {
    for (const id of draft.removedLinks) dropLink({ id, memory })
    for (const state of draft.newSources) memory.sources.take(state)
    for (const state of [...draft.newTags, ...draft.countedTags]) memory.tags.take(state)
    for (const state of [...draft.newDocuments, ...draft.changedDocuments]) {
      takeDocument({ memory, state })
    }
    for (const { state } of draft.newArticles) memory.asked.linksFrom.add(state.id)
    const written = [...draft.newArticles, ...draft.changedArticles].map(({ state }) => state)
    for (const state of new Set([...written, ...draft.clustered])) {
      takeArticle({ memory, state })
      rememberSketch({ memory, state })
      const candidate = candidateOf(state)
      if (candidate) takeCandidate({ candidate, memory })
    }
    for (const state of [...draft.newLinks, ...draft.changedLinks]) takeLink({ memory, state })
  })
}
