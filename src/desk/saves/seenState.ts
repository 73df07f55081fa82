import type { RequestContext } from 'payload'

const key = 'nashraSeen'

/** Remembers which state of an article a save says it began from; null where it says nothing. */
export const noteSeen = ({
  context,
  seen,
}: {
  context: RequestContext
  /** Milliseconds since 1970 */
  seen: null | number
}): void => {
  context[key] = seen
}

/** Which state the save that is under way says it began from; null where it says nothing. */
export const seenIn = (context: RequestContext): null | number => {
  const seen = context[key]
  return typeof seen === 'number' ? seen : null
}
