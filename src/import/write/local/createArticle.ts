import type { WriteContext } from '../../context.ts'
import { stateOf } from '../../prepare/body.ts'
import type { MatchedArticle } from '../../settle/articleData.ts'

/**
 * Writes a new article: a draft that waits for an editor, or published at once.
 *
 * Its date is what its source says, else unknown. The `timestamp` of a record is when the page was
 * fetched: that is kept with the document and never passed off as the day of publication.
 */
export const createArticle = async ({
  article,
  context,
  document,
}: {
  article: MatchedArticle
  context: WriteContext
  document: string
}): Promise<string> => {
  const { payload, publish, req, slugs } = context
  const { body, headline, importKey, part, source, tags } = article
  const { originalAuthor, originalDatePrecision, originalPublishedAt, originalUrl } = article
  const { id } = await payload.create({
    collection: slugs.articles,
    data: {
      _status: publish ? 'published' : 'draft',
      body: stateOf(body),
      document,
      documentPart: part,
      headline: headline.text,
      headlineOrigin: headline.origin,
      importKey,
      language: 'ar',
      originalAuthor,
      originalDatePrecision,
      originalPublishedAt,
      originalUrl,
      pubStatus: 'usable',
      source,
      stage: 'imported',
      tags,
    },
    depth: 0,
    draft: !publish,
    overrideAccess: true,
    req,
  })
  return id
}
