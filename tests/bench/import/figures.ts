import type { Row, Target } from '../shared/rows.ts'
import { rowOf } from '../shared/rows.ts'
import type { SizeFigures } from './measure.ts'
import type { PublishedFigures } from './published.ts'
import type { ReadFigures } from './reads.ts'

/** Documents a second with Payload's `create`, by how many were under way at once. */
export type CreateFigures = { concurrency: number; rate: number }[]

export type ImportFigures = {
  creates: CreateFigures
  published: null | PublishedFigures
  reads: null | ReadFigures
  sizes: SizeFigures[]
}

/** What the import must reach. */
export const importTargets: Record<string, Target> = {
  'import against COPY': { of: 'ratio', atLeast: 0.7 },
  'import against create, one at a time': { of: 'ratio', atLeast: 7 },
  'import against create, best concurrency': { of: 'ratio', atLeast: 3.5 },
  'peak memory': { of: 'value', atMost: 1024 },
  'rate in a growing archive': { of: 'ratio', atLeast: 0.8 },
  'second run': { of: 'ratio', atLeast: 10 },
  'second run, rows written': { of: 'value', atMost: 0 },
  'read during import': { of: 'ratio', atMost: 5 },
  'read errors during import': { of: 'value', atMost: 0 },
}

/** All figures of a run as rows. */
export const importRows = ({ creates, published, reads, sizes }: ImportFigures): Row[] => [
  ...sizes.flatMap((figures) => sizeRows({ creates, figures, sizes })),
  ...growthRows(sizes),
  ...(published ? publishedRows(published) : []),
  ...(reads ? readRows(reads) : []),
]

/** Documents of the archive that growth is held against: 10,000, or as many as the smallest that is measured. */
export const smallSizeOf = (sizes: readonly number[]): number =>
  sizes.includes(10_000) ? 10_000 : Math.min(...sizes)

/** Fewer documents come in so few batches that a tenth of them is none. */
const leastTenths = 10_000

const sizeRows = ({
  creates,
  figures,
  sizes,
}: {
  creates: CreateFigures
  figures: SizeFigures
  sizes: readonly SizeFigures[]
}): Row[] => {
  const { size } = figures
  const rate = { size, unit: 'documents/s', value: figures.importRate }
  const single = creates.find(({ concurrency }) => concurrency === 1)
  const best = bestOf(creates)
  const smallest = sizes[0] ?? figures
  return [
    rowOf({
      ...rate,
      name: 'import against COPY',
      against: 'COPY of the same rows',
      againstValue: figures.copyRate,
    }),
    rowOf({
      ...rate,
      name: 'import against create, one at a time',
      against: 'create, one at a time',
      againstValue: single?.rate ?? 0,
    }),
    rowOf({
      ...rate,
      name: 'import against create, best concurrency',
      against: `create, ${best?.concurrency ?? 0} at once`,
      againstValue: best?.rate ?? 0,
    }),
    rowOf({
      name: 'peak memory',
      size,
      value: figures.peakMemory,
      unit: 'MB',
      against: `${smallest.size} documents`,
      againstValue: smallest.peakMemory,
    }),
    ...(size < leastTenths
      ? []
      : [
          rowOf({
            name: 'last tenth against first',
            size,
            value: figures.lastTenth,
            unit: 'documents/s',
            against: 'the first tenth',
            againstValue: figures.firstTenth,
          }),
        ]),
    rowOf({
      name: 'second run',
      size,
      value: figures.secondRate,
      unit: 'documents/s',
      against: 'the first run',
      againstValue: figures.importRate,
    }),
    rowOf({
      name: 'second run, rows written',
      size,
      value: figures.rowsSecond,
      unit: 'rows',
      against: 'the first run',
      againstValue: figures.rowsFirst,
    }),
  ]
}

/** The fastest way of creating; 1 at a time where nothing is faster. */
export const bestOf = (creates: CreateFigures): CreateFigures[number] | undefined =>
  [...creates].sort((one, other) => other.rate - one.rate)[0]

const growthRows = (sizes: readonly SizeFigures[]): Row[] =>
  sizes.flatMap(({ into, size }) =>
    into
      ? rowOf({
          name: 'rate in a growing archive',
          size,
          value: into.own,
          unit: 'documents/s',
          against: `into ${smallSizeOf(sizes.map((one) => one.size))} documents`,
          againstValue: into.small,
        })
      : [],
  )

const publishedRows = ({ draftRate, intoRate, publishRate, size }: PublishedFigures): Row[] => {
  const against = { against: 'as drafts', againstValue: draftRate, size, unit: 'documents/s' }
  return [
    rowOf({ ...against, name: 'import, published', value: publishRate }),
    rowOf({ ...against, name: 'import into a published archive', value: intoRate }),
  ]
}

const readRows = ({ duringP99, errors, idleP99, requests, size }: ReadFigures): Row[] => [
  rowOf({
    name: 'read during import',
    size,
    value: duringP99,
    unit: 'ms p99',
    against: 'idle',
    againstValue: idleP99,
  }),
  rowOf({
    name: 'read errors during import',
    size,
    value: errors,
    unit: 'errors',
    against: 'requests',
    againstValue: requests,
  }),
]
