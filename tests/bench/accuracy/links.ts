import type { ArchiveLink, Imported } from './archive.ts'
import type { Score } from './score.ts'
import { scoreOf } from './score.ts'
import type { Stories } from './stories.ts'
import type { Told } from './truth.ts'

type Document = Imported & Told

/**
 * Documents whose related titles are all there, in order, and no others: as the parser read them, and,
 * where the article is the document's own, as links, of which one may stand for several spellings.
 */
export const scoreTitles = (documents: readonly Document[]): Score =>
  scoreOf(
    documents.map(({ links, related, truth }) => {
      const printed = truth.related.map(({ title }) => visible(title))
      const isRead = related.length === printed.length && related.every(isAt(printed))
      return isRead && (links === null || isInOrder({ links, printed }))
    }),
  )

const isAt = (printed: readonly string[]) => (title: string, index: number) =>
  visible(title) === printed[index]

/** Every title finds its link, and the links come in the order of their first titles. */
const isInOrder = ({
  links,
  printed,
}: {
  links: readonly ArchiveLink[]
  printed: readonly string[]
}): boolean => {
  const places = printed.map((title) => findLink({ links, title }))
  const firsts = [...new Set(places)]
  return firsts.length === links.length && firsts.every((place, index) => place === index)
}

const findLink = ({ links, title }: { links: readonly ArchiveLink[]; title: string }): number =>
  links.findIndex(({ titles }) => titles.some((one) => visible(one) === title))

/** Without characters that nobody sees, which neither side needs to keep. */
const visible = (title: string): string =>
  title
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()

/** How titles lead to articles. */
export type LinkScores = {
  /** Titles that lead somewhere, and lead to the story whose headline they are. */
  precision: Score
  /** Titles that are the headline of a story, and lead to it. */
  plainRecall: Score
  /**
   * The same among those that can: the story stands in the archive under its headline (see `Stories`),
   * and the document is no duplicate, which adds no page of its own to lead from.
   */
  recall: Score
}

/** Counts what `judgeTitles` finds. */
export const scoreLinks = (args: JudgeArgs): LinkScores => {
  const titles = judgeTitles(args)
  const rightOf = (some: typeof titles) => scoreOf(some.map(({ isRight }) => isRight))
  return {
    plainRecall: rightOf(titles.filter(({ to }) => to !== null)),
    precision: rightOf(titles.filter(({ leads }) => leads)),
    recall: rightOf(titles.filter(({ canLead }) => canLead)),
  }
}

export type JudgedTitle = {
  canLead: boolean
  document: Document
  isRight: boolean
  leads: boolean
  link: ArchiveLink | undefined
  title: string
  /** The story whose headline it is. */
  to: null | number
}

type JudgeArgs = { documents: readonly Document[]; stories: Stories }

/** A title that is the headline of the very article it stands under is right when it says so. */
export const judgeTitles = ({ documents, stories }: JudgeArgs): JudgedTitle[] =>
  documents.flatMap((document) => {
    const { links, report, truth } = document
    return truth.related.map(({ title, to }) => {
      const link = links?.[findLink({ links, title: visible(title) })]
      return {
        canLead: to !== null && stories.withHeadline.has(to) && report.outcome !== 'duplicate',
        document,
        isRight: to !== null && isTo({ link, stories, story: truth.story, to }),
        leads: Boolean(link?.to) || link?.state === 'self',
        link,
        title,
        to,
      }
    })
  })

const isTo = ({
  link,
  stories,
  story,
  to,
}: {
  link: ArchiveLink | undefined
  stories: Stories
  story: number
  to: number
}): boolean => {
  if (link?.state === 'self') return story === to
  const led = link?.to ? stories.ofArticle.get(link.to) : undefined
  return led?.size === 1 && led.has(to)
}
