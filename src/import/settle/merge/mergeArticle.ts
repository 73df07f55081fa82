import type { Archive, KnownArticle } from '../../archive/types.ts'
import type { MatchedArticle } from '../articleData.ts'
import { currentOf, writtenOf } from '../articleData.ts'
import type { KeptConflict, Written } from '../kept.ts'
import type { Merge, MergedField } from './mergeThreeWays.ts'
import { holdAll, mergeThreeWays } from './mergeThreeWays.ts'

type MergeArgs = {
  archive: Archive
  article: KnownArticle
  /** What the last import wrote. */
  base: Written
  next: MatchedArticle
}

/** Merges what a document says of an article into what the archive has. Writes nothing. */
export const mergeArticle = async (args: MergeArgs): Promise<Merge> => {
  const { article, base, next } = args
  const sides = await withSources({
    archive: args.archive,
    base: { ...unsaid, ...base },
    mine: { ...currentOf(article), ...ownHeadline({ article, base }) },
    theirs: said({ article, base, next }),
  })
  const merge = mergeThreeWays(sides)
  return vouched.has(article.stage) ? holdAll({ ...sides, merge }) : merge
}

/** Of rows that were written before an import knew of these. */
const unsaid = { originalAuthor: null, originalPublishedAt: null, originalUrl: null }

/** Stages in which an editor has said that the text may go out as it is. */
const vouched: ReadonlySet<string> = new Set(['ready', 'scheduled'])

/**
 * A headline is a person's exactly if it says so: another document may have given the article the one
 * that it was printed under.
 */
const ownHeadline = ({ article, base }: Pick<MergeArgs, 'article' | 'base'>): Partial<Written> =>
  article.headlineOrigin === 'edited' ? {} : { headline: base.headline }

/**
 * What the document says. Where it says nothing it changes nothing: a source or keywords that it has
 * lost are no reason to lose them here, and a headline that was printed or written is not given up for an
 * inferred one, nor is that a question to anybody.
 */
const said = ({ article, base, next }: Omit<MergeArgs, 'archive'>): Written => {
  const given = writtenOf(next)
  const isGuess = next.headline.origin === 'inferred' && article.headlineOrigin !== 'inferred'
  return {
    body: given.body,
    headline: isGuess ? base.headline : given.headline,
    originalAuthor: given.originalAuthor ?? base.originalAuthor ?? null,
    originalPublishedAt: given.originalPublishedAt ?? base.originalPublishedAt ?? null,
    originalUrl: given.originalUrl ?? base.originalUrl ?? null,
    source: given.source ?? base.source,
    tags: given.tags.length > 0 ? given.tags : base.tags,
  }
}

type Sides = { base: Written; mine: Written; theirs: Written }

/** The three sides with sources that were merged into others as these: a merge changed no article. */
const withSources = async ({
  archive,
  base,
  mine,
  theirs,
}: Sides & { archive: Archive }): Promise<Sides> => {
  const ids = new Set([base.source, mine.source, theirs.source])
  if (ids.size === 1) return { base, mine, theirs }
  const merged = new Map<null | string, null | string>([[null, null]])
  for (const id of ids) {
    if (id) merged.set(id, (await archive.sourceById(id))?.id ?? id)
  }
  const resolve = (side: Written): Written => ({ ...side, source: merged.get(side.source) ?? null })
  return { base: resolve(base), mine: resolve(mine), theirs: resolve(theirs) }
}

/** The conflicts of a merge as the column `parse` of the document keeps them. */
export const describeConflicts = async ({
  archive,
  article,
  base,
  fields,
  next,
}: MergeArgs & { fields: readonly MergedField[] }): Promise<KeptConflict[]> => {
  const theirs = said({ article, base, next })
  const show = async (field: MergedField, side: Written): Promise<null | string> => {
    const value = side[field]
    return field === 'source' && value
      ? ((await archive.sourceById(value))?.name ?? value)
      : (value ?? null)
  }
  const kept: KeptConflict[] = []
  for (const field of fields) {
    kept.push({
      article: article.id,
      base: await show(field, base),
      field,
      imported: await show(field, theirs),
      value: theirs[field],
    })
  }
  return kept
}
