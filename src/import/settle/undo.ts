import type {
  Archive,
  DocumentRow,
  KnownArticle,
  KnownDocument,
  KnownLink,
} from '../archive/types.ts'
import type { Article } from '../../payload-types.ts'
import { stateOf } from '../prepare/body.ts'
import type { Change } from './articleData.ts'
import { currentOf } from './articleData.ts'
import type { Written } from './kept.ts'

/** What an import wrote over while it wrote one document: enough to put it back. */
export type UndoEntry = {
  articles: UndoneArticle[]
  document: string
  /** The titles of an article that was there; null where they stayed as they were. */
  links: null | { after: KnownLink[]; article: string; before: KnownLink[] }
  /** The row as it was; null where the document was new. */
  previous: null | PreviousRow
}

/** An article before and after the import changed it. */
export type UndoneArticle = {
  /** What it said then, in the form in which it is compared: what differs now is somebody else's. */
  after: Written
  before: Before
  id: string
}

/** Without a body where the change left it alone: it is long, and stays as it is when the rest is put back. */
type Before = Partial<Pick<Article, 'body'>> & Required<Omit<Change, 'body'>>

export type PreviousRow = DocumentRow & Pick<KnownDocument, 'parserVersion' | 'run' | 'sha256'>

/** The row of a document that is about to be written over. */
export const previousRow = async ({
  archive,
  known,
}: {
  archive: Archive
  known: KnownDocument | null
}): Promise<null | PreviousRow> => {
  if (!known) return null
  const { id, parse, ...row } = known
  const { file = '', links = [], written = [], ...others } = parse ?? {}
  return {
    ...row,
    parse: { ...others, file, links, written },
    rawText: await archive.rawText(id),
  }
}

/** The same archive, with a note of each article that is changed in it. */
export const notingChanges = (
  archive: Archive,
): { archive: Archive; articles: UndoneArticle[] } => {
  const articles: UndoneArticle[] = []
  return {
    archive: {
      ...archive,
      changeArticle: async ({ article, change }) => {
        await archive.changeArticle({ article, change })
        // What an import puts into a change are ids, never populated rows.
        const changed = { ...article, ...(change as Partial<KnownArticle>) }
        articles.push({
          after: currentOf(changed),
          before: fieldsOf({ article, change }),
          id: article.id,
        })
      },
    },
    articles,
  }
}

const fieldsOf = ({
  article: {
    body,
    document,
    documentPart,
    headline,
    headlineOrigin,
    importKey,
    originalAuthor,
    originalDatePrecision,
    originalPublishedAt,
    originalUrl,
    source,
    tags,
  },
  change,
}: {
  article: KnownArticle
  change: Change
}): Before => ({
  ...(change.body === undefined ? {} : { body: stateOf(body) }),
  document,
  documentPart,
  headline,
  headlineOrigin,
  importKey,
  originalAuthor,
  originalDatePrecision,
  originalPublishedAt,
  originalUrl,
  source,
  tags,
})
