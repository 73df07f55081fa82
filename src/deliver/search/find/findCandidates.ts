import type { ClientBase } from 'pg'

import type { Slugs } from '../../../../collections/slugs.ts'
import { candidatesSql } from './candidatesSql.ts'
import type { Facets } from './facets.ts'
import { noFacets } from './facets.ts'

/** A public article that answers, with what it is ranked by. */
export type Candidate = {
  /** Match keys of the headline, a line break, and those of the deck. */
  front: string
  id: string
  /** Milliseconds of the epoch, in whole minutes. */
  issuedAt: number
  seq: number
}

export type FindArgs = {
  client: ClientBase
  /** Instants from which, and before which, the original came out; ISO 8601. */
  from: null | string
  /** What fronts must answer, one `tsquery` for each that texts must. */
  fronts: readonly string[]
  /** The most that come back of the texts, and of the fronts: the newest. */
  most: number
  /** Phrases that the article must hold, as match keys. */
  phrases: readonly (readonly string[])[]
  slugs: Slugs
  texts: readonly string[]
  to: null | string
  withFacets: boolean
}

export type Found = {
  candidates: Candidate[]
  facets: Facets
  /** Whether nothing else answers. */
  isAll: boolean
}

/** The newest articles that answer, in no order; see {@link candidatesSql}. */
export const findCandidates = async ({
  client,
  from,
  fronts,
  most,
  phrases,
  slugs,
  texts,
  to,
  withFacets,
}: FindArgs): Promise<Found> => {
  const shape = { hasPhrases: phrases.length > 0, keys: texts.length }
  const { rows } = await client.query<Row>({
    name: `nashra search ${texts.length}${shape.hasPhrases ? ' phrases' : ''}`,
    text: statement({ ...shape, slugs }),
    values: [
      from,
      to,
      most,
      withFacets,
      ...texts,
      ...fronts,
      ...(shape.hasPhrases ? [phrases.map((words) => `% ${words.join(' ')} %`)] : []),
    ],
  })
  const [row] = rows
  if (!row?.ids) return { candidates: [], facets: noFacets, isAll: true }
  const { facets, fronts: lines, ids, isAll, issued, places } = row
  const [seqs, minutes] = [places.split(' '), issued.split(' ')]
  return {
    candidates: lines.split('\x1E').map((front, at) => ({
      front,
      id: ids.slice(at * idLength, (at + 1) * idLength),
      issuedAt: Number(minutes[at]) * 60_000,
      seq: Number(seqs[at]),
    })),
    facets: {
      sources: facets?.sources ?? [],
      tags: facets?.tags ?? [],
      years: facets?.years ?? [],
    },
    isAll,
  }
}

// One row of long strings: hundreds of rows cost more to read than to find.
type Row = {
  facets: null | { [Of in keyof Facets]: Facets[Of] | null }
  fronts: string
  ids: null | string
  isAll: boolean
  issued: string
  places: string
}

const idLength = 36

/** The texts of statements, which are long; there are a few dozen of them at most. */
const statements = new Map<string, string>()

const statement = (args: Parameters<typeof candidatesSql>[0]): string => {
  const { hasPhrases, keys, slugs } = args
  const shape = [keys, hasPhrases, slugs.articles, slugs.sources, slugs.tags].join(' ')
  const text = statements.get(shape) ?? candidatesSql(args)
  statements.set(shape, text)
  return text
}
