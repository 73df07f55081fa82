import type { SegmentedKeywords } from '../../match/tags/types.ts'
import { segmentKeywords } from '../../match/tags/segmentKeywords.ts'
import type { Archive, KnownDocument } from '../archive/types.ts'
import type { PreparedText } from '../prepare/prepareDocument.ts'
import { tagRecordOf } from '../prepare/parseRecord.ts'
import { reasonOf, reportOf } from '../report/lines.ts'
import type { DocumentReport, Outcome } from '../report/types.ts'
import type { MatchedArticle } from './articleData.ts'
import { conflictReason } from '../report/conflictReason.ts'
import { conflictsOf } from './merge/conflicts.ts'
import type { KeptArticle, KeptConflict, KeptLink, KeptParse } from './kept.ts'
import { elsewhereIn, nearDuplicateIn } from './kept.ts'
import { settleArticle } from './settleArticle.ts'
import { keptLinks } from './links/settleLinks.ts'
import { settleMainLinks } from './links/settleMainLinks.ts'
import { settleSource } from './names/settleSource.ts'
import { settleTags } from './names/settleTags.ts'
import { notingChanges, previousRow } from './undo.ts'

type SettleTextArgs = {
  archive: Archive
  document: PreparedText
  /** The same document as the archive has it, of other bytes. */
  known: KnownDocument | null
}

/** Decides on a document that could be read: its row, articles, source, tags and links. */
export const settleText = async ({
  archive: original,
  document,
  known,
}: SettleTextArgs): Promise<DocumentReport> => {
  const { archive, articles: changed } = notingChanges(original)
  const previous = await previousRow({ archive, known })
  const { articles, links, record } = document
  const { segmented, tags } = await matchTags({ archive, document })
  const prior = await priorOf({ archive, known })
  const parse: KeptParse = {
    ...record,
    editions: editionsOf({ document, known }),
    file: document.file,
    links: keptLinks(links),
    tags: tagRecordOf(segmented),
    written: [],
  }
  const id = await archive.saveDocument({
    document,
    id: known?.id,
    row: {
      confidence: record.confidence,
      encoding: document.encoding,
      outcome: 'imported',
      parse,
      rawText: document.text,
    },
  })

  const settled: KeptArticle[] = []
  const conflicts: KeptConflict[] = []
  let former: readonly KeptLink[] = []
  for (const article of articles) {
    const isMain = article.part === 'main'
    const next: MatchedArticle = {
      originalDate: originalDateOf(article),
      originalUrl: isMain ? (record.metadata.url ?? null) : null,
      source: await settleSource({ archive, outlets: article.outlets }),
      tags: isMain ? tags : [],
      ...article,
    }
    const before = prior?.written?.find(
      ({ index, part }) => index === next.index && part === next.part,
    )
    const {
      conflicts: found,
      formerLinks,
      ...kept
    } = await settleArticle({
      archive,
      document: id,
      next,
      prior: before && {
        article: before,
        conflicts: conflictsOf({ article: before, conflicts: prior?.conflicts ?? [] }),
      },
    })
    settled.push(kept)
    if (isMain) former = formerLinks ?? []
    conflicts.push(...found)
  }

  const { links: settledLinks, undo } = await settleMainLinks({
    archive,
    document,
    former,
    prior,
    settled,
  })
  if (previous || changed.length > 0 || undo) {
    await archive.keepUndo({ articles: changed, document: id, links: undo, previous })
  }
  const isHeld = settled.some(({ action }) => action === 'conflict')
  const outcome =
    conflicts.length > 0 || isHeld
      ? 'conflict'
      : outcomeOf({ isNew: !known || known.outcome === 'rejected', settled })
  await archive.completeDocument({
    id,
    outcome: outcome === 'duplicate' || outcome === 'tombstone' ? outcome : 'imported',
    parse: {
      ...parse,
      ...(conflicts.length > 0 ? { conflicts } : {}),
      written: [...settled, ...absentIn({ prior, settled })],
    },
  })
  return reportOf({
    articles: settled.map(({ action, id: article, part }) => ({ id: article, part, action })),
    document,
    duplicateOf: elsewhereIn(settled),
    links: settledLinks,
    nearDuplicateOf: nearDuplicateIn(settled),
    outcome,
    reason: conflictReason(conflicts) ?? (isHeld ? newerEdition : null),
    tags: labelsOf(segmented),
    warnings: record.warnings,
  })
}

/** Its article is another document's, which it is a newer edition of. */
const newerEdition = reasonOf({
  message:
    'An editor has worked on the article that this document is a newer edition of. What the editor has stays.',
  reason: 'newer-edition',
})

const originalDateOf = ({
  originalDatePrecision: precision,
  originalPublishedAt: at,
}: PreparedText['articles'][number]): MatchedArticle['originalDate'] =>
  at === null || precision === 'unknown' ? null : { at, precision }

/**
 * What the archive kept of earlier editions. A document that came with the bytes of another one goes on
 * from what that one wrote, as if it had printed the same text.
 */
const priorOf = async ({
  archive,
  known,
}: Omit<SettleTextArgs, 'document'>): Promise<null | Partial<KeptParse>> => {
  if (!known || known.outcome === 'rejected') return null
  const twin = known.parse?.duplicateOf && (await archive.documentById(known.parse.duplicateOf))
  if (!twin) return known.parse
  return { written: (twin.parse?.written ?? []).map((article) => ({ ...article, written: null })) }
}

/** Articles of earlier editions that this one does not have. */
const absentIn = ({
  prior,
  settled,
}: {
  prior: null | Partial<KeptParse>
  settled: readonly KeptArticle[]
}): KeptArticle[] => {
  const isHere = (article: KeptArticle) =>
    settled.some(({ index, part }) => index === article.index && part === article.part)
  const before = prior?.written ?? []
  return before
    .filter((article) => !isHere(article))
    .map((article) => ({ ...article, absent: true }))
}

const mostEditions = 50

/** The hashes of the editions before this one, the newest last. */
const editionsOf = ({ document, known }: Omit<SettleTextArgs, 'archive'>): string[] => {
  const before = [...(known?.parse?.editions ?? []), ...(known ? [known.sha256] : [])]
  return before.filter((sha256) => sha256 !== document.sha256).slice(-mostEditions)
}

/** The tags of the main article, and how its keyword line was cut. */
const matchTags = async ({
  archive,
  document: { articles, categories, keywords: input },
}: Omit<SettleTextArgs, 'known'>): Promise<{ segmented: SegmentedKeywords; tags: string[] }> => {
  const hasMain = articles.some(({ part }) => part === 'main')
  const names = hasMain ? categories : []
  const none: SegmentedKeywords = { accepted: [], dropped: [], review: [] }
  if (!input && names.length === 0) return { segmented: none, tags: [] }
  const known = await archive.tags({ line: input?.line ?? '', names })
  const segmented = input ? segmentKeywords({ archive: known.knowledge, ...input }) : none
  // What the source itself calls its subjects needs no evidence.
  const accepted = [...names.map((label) => ({ label })), ...segmented.accepted]
  const tags = await settleTags({ accepted, archive, known })
  return { segmented, tags }
}

/** The main article decides; where there is none, what became of the others. */
const outcomeOf = ({
  isNew,
  settled,
}: {
  isNew: boolean
  settled: readonly KeptArticle[]
}): Outcome => {
  const deciding = settled.find(({ part }) => part === 'main') ?? settled[0]
  if (deciding?.action === 'tombstone') return 'tombstone'
  if (deciding?.elsewhere) return 'duplicate'
  return isNew && deciding?.action !== 'updated' ? 'created' : 'updated'
}

const labelsOf = (segmented: SegmentedKeywords): DocumentReport['tags'] => {
  const labels = (list: keyof SegmentedKeywords) => segmented[list].map(({ label }) => label)
  return { accepted: labels('accepted'), review: labels('review'), dropped: labels('dropped') }
}
