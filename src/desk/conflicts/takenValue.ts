import type { Article } from '../../payload-types.ts'
import { richText } from '../../text/richText.ts'
import type { KeptArticle } from '../origin/kept.ts'
import { isWritten, readDocument } from '../origin/readDocument.ts'
import type { ConflictField } from './openConflicts.ts'

type Taken = Partial<Article>

type TakenArgs = {
  /** Where the article stands in its document. */
  place: Pick<KeptArticle, 'index' | 'part'>
  rawText: null | string
  value: null | string
}

/**
 * What an article is given when the document's value is taken. A text is cut out of the document again:
 * what an import keeps of it is a fingerprint, by which it is known to be the same. Pure.
 *
 * @returns null where the document does not give this value any more
 */
export const takenValue = ({
  field,
  ...args
}: TakenArgs & { field: ConflictField }): null | Taken => values[field](args)

const values: Readonly<Record<ConflictField, (args: TakenArgs) => null | Taken>> = {
  body: ({ place, rawText, value }) => {
    const { blocks } = rawText === null ? unread : readDocument({ place, text: rawText })
    const isSame = value !== null && isWritten({ blocks, body: value })
    return isSame ? { body: richText({ blocks }) as unknown as NonNullable<Article['body']> } : null
  },
  headline: ({ value }) => (value ? { headline: value } : null),
  originalAuthor: ({ value }) => ({ originalAuthor: value }),
  originalPublishedAt: ({ value }) => {
    const [precision, at] = value?.split(' ') ?? []
    if (value === null) return { originalDatePrecision: 'unknown', originalPublishedAt: null }
    if (!isPrecision(precision) || at === undefined) return null
    return { originalDatePrecision: precision, originalPublishedAt: at }
  },
  originalUrl: ({ value }) => ({ originalUrl: value }),
  source: ({ value }) => ({ source: value }),
}

const unread: { blocks: [] } = { blocks: [] }

const precisions = ['year', 'month', 'day', 'time'] as const

const isPrecision = (value: unknown): value is (typeof precisions)[number] =>
  (precisions as readonly unknown[]).includes(value)
