import type { Where } from 'payload'

type PublicArticleArgs = {
  /** The moment of the question: an embargo ends by the clock, not by an edit. */
  at: Date
  /** The path of a relationship that leads to the article, when the question is about another row. */
  through?: string
}

/**
 * What makes an article public: a published version, usable, past its embargo, not in the trash.
 *
 * The trash is named although Payload leaves it out by itself, because `?trash=true` puts it back.
 */
export const isPublicArticle = ({ at, through }: PublicArticleArgs): Where => {
  const path = (field: string) => (through ? `${through}.${field}` : field)
  return {
    and: [
      { [path('_status')]: { equals: 'published' } },
      { [path('pubStatus')]: { equals: 'usable' } },
      { [path('deletedAt')]: { exists: false } },
      {
        or: [
          { [path('embargoedUntil')]: { exists: false } },
          { [path('embargoedUntil')]: { less_than_equal: at.toISOString() } },
        ],
      },
    ],
  }
}
