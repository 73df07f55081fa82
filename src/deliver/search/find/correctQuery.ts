import { wordSpans } from '../../../text/words.ts'
import type { SearchQuery } from '../query/parseQuery.ts'
import { findShown } from '../show/findShown.ts'
import { nearWords } from './correct.ts'
import type { SeekArgs, Sought } from './seek.ts'
import { seek } from './seek.ts'

/** Most queries that are tried for one that found nothing. */
const mostTried = 8

/**
 * A query near one that found nothing, with what it finds: words of headlines in the place of words that
 * they are a slip away from. A word that is found by itself is kept as long as another may be the wrong
 * one. Null where there is none: what is offered is always found.
 */
export const correctQuery = async (
  args: SeekArgs,
): Promise<{ sought: Sought; text: string } | null> => {
  const { client, query } = args
  const near = await each(query.words, (word) => nearWords({ client, word }))
  const known = await each(query.words, async (word) => {
    const alone = {
      ...args,
      filters: [],
      from: null,
      query: { ...nothing, words: [word] },
      to: null,
      withFacets: false,
    }
    return query.words.length > 1 && (await seek(alone)).candidates.length > 0
  })
  const choices = query.words.map((word, at) =>
    known[at] ? [word, ...(near[at] ?? [])] : [...(near[at] ?? []), word],
  )
  for (const words of combinations(choices).slice(0, mostTried)) {
    if (words.every((word, at) => word === query.words[at])) continue
    const sought = await seek({ ...args, query: { ...query, words } })
    if (sought.candidates.length > 0)
      return { sought, text: await asWritten({ args, sought, words }) }
  }
  return null
}

const nothing: SearchQuery = { excluded: [], phrases: [], words: [] }

const each = async <Result>(
  words: readonly string[],
  ask: (word: string) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (const word of words) results.push(await ask(word))
  return results
}

/** One of each list, the first of all first, with few changes before many. */
const combinations = (choices: readonly (readonly string[])[]): string[][] =>
  choices
    .reduce<{ cost: number; words: string[] }[]>(
      (rows, options) =>
        rows
          .flatMap(({ cost, words }) =>
            options.map((word, at) => ({ cost: cost + at, words: [...words, word] })),
          )
          .sort((a, b) => a.cost - b.cost)
          .slice(0, mostTried * 4),
      [{ cost: 0, words: [] }],
    )
    .map(({ words }) => words)

/** Keys are no spelling to show: the words as a headline that was found writes them. */
const asWritten = async ({
  args: { client, query, slugs },
  sought,
  words,
}: {
  args: SeekArgs
  sought: Sought
  words: readonly string[]
}): Promise<string> => {
  const ids = sought.candidates.slice(0, 10).map(({ id }) => id)
  const written = new Map<string, string>()
  for (const { headline } of await findShown({ client, ids, slugs, withText: false })) {
    for (const { end, key, start } of wordSpans(headline)) {
      if (!written.has(key)) written.set(key, headline.slice(start, end))
    }
  }
  return [
    ...words.map((word) => written.get(word) ?? word),
    ...query.phrases.map((phrase) => `"${phrase.join(' ')}"`),
    ...query.excluded.map((word) => `-${word}`),
  ].join(' ')
}
