import type { BulkContext } from '../bulkContext.ts'
import type { Memory } from '../memory/memory.ts'
import { takeCandidate } from '../memory/memory.ts'
import type { ArticleState } from '../memory/states.ts'
import { candidateOf, titleOf } from '../memory/titleOf.ts'
import { rebindTitle, titlesLeadingTo } from './bulkLinks.ts'

/** Late binding: an article takes up the titles that waited for it. */
export const arrive = async ({
  context,
  state,
}: {
  context: BulkContext
  state: ArticleState
}): Promise<void> => {
  const candidate = candidateOf(state)
  if (candidate === null) return
  takeCandidate({ candidate, memory: context.memory })
  await rebindTitle({ context, key: candidate.key })
}

/** A headline that goes gives its titles back; the new one takes up those that waited for it. */
export const renameTo = async ({
  context,
  state,
  titleBefore,
}: {
  context: BulkContext
  state: ArticleState
  titleBefore: null | string
}): Promise<void> => {
  const { memory } = context
  const leading = await titlesLeadingTo({ context, state })
  leave({ key: titleBefore, memory, state })
  for (const key of leading) if (key !== titleOf(state)) await rebindTitle({ context, key })
  await arrive({ context, state })
}

/** Lets titles that mean it by its headline know its date. */
export const redate = ({
  key,
  memory: { candidates, journal },
  state: { at, id },
}: {
  key: null | string
  memory: Memory
  state: ArticleState
}): void => {
  const candidate = candidates.get(key ?? '')?.find((one) => one.id === id)
  if (candidate) journal.assign(candidate, { at })
}

/** Takes the headline that an article had out of those that titles may mean. */
const leave = ({
  key,
  memory,
  state,
}: {
  key: null | string
  memory: Memory
  state: ArticleState
}): void => {
  if (key === null) return
  const candidate = memory.candidates.get(key)?.find(({ id }) => id === state.id)
  if (candidate) memory.journal.remove({ index: memory.candidates, key, value: candidate })
}
