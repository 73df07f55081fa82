import type { Segment, SegmentKind } from '../lines/segments.ts'
import { longestShortLine } from '../lines/settle.ts'
import type { Warn } from '../warnings.ts'
import { closeSection } from './closeSection.ts'
import { isProse } from './splitList.ts'
import { isEmpty, type KeywordLines, newArticle, type Sections, type State } from './state.ts'
import { withTwoLinePromos } from './twoLinePromos.ts'

/**
 * Deals the segments out to the sections they belong to. One pass; text that follows a section is
 * held back until the next one shows whether the body goes on there, and is dropped, with a warning,
 * where it does not.
 */
export const dealSections = ({
  folded,
  segments,
  warn,
}: {
  folded: string
  segments: readonly Segment[]
  warn: Warn
}): Sections => {
  const main = newArticle(null)
  const state: State = {
    folded,
    warn,
    main,
    owner: main,
    readAlso: [],
    keywords: [],
    titles: [],
    open: 'body',
    list: null,
    loose: [],
    next: null,
  }
  const dealt = withTwoLinePromos({ folded, segments })
  dealt.forEach((segment, index) => {
    state.next = dealt[index + 1] ?? null
    if (segment.glued && dealt[index - 1]?.kind !== 'inlineRelated') warn('marker-glued', segment)
    if (segment.doubted) warn('source-like-line-kept', segment)
    deal[segment.kind](state, segment)
  })
  closeSection(state, null)
  return finish(state)
}

type Deal = (state: State, segment: Segment) => void

const text: Deal = (state, segment) => {
  const { open, owner, list, keywords, folded } = state
  const keyword = keywords.at(-1)
  if (open === 'body') owner.body.push(segment)
  else if (open === 'list') list?.lines.push(segment)
  else if (open === 'keywords' && keyword && carriesOn({ folded, keyword, segment })) {
    keyword.lines.push(segment)
  } else {
    state.open = 'closed'
    state.loose.push(segment)
  }
}

/** Words under a bare keyword marker: the next line, and those that follow it without a gap. */
const carriesOn = ({
  folded,
  keyword,
  segment,
}: {
  folded: string
  keyword: KeywordLines
  segment: Segment
}): boolean =>
  keyword.lines.length === 0
    ? !isProse({ folded, segment })
    : !segment.afterBlank && segment.end - segment.start <= longestShortLine

const source: Deal = (state, segment) => {
  closeSection(state, segment)
  state.open = 'closed'
  if (segment.valueStart >= segment.end) {
    state.warn('marker-without-content', segment)
    return
  }
  const second = state.readAlso.findLast((article) => !isEmpty(article))
  const isSeconds = second && (second.sources.length === 0 || state.main.sources.length > 0)
  const article = isSeconds ? second : state.main
  if (article.sources.length > 0) state.warn('several-sources', segment)
  article.sources.push(segment)
}

const keywords: Deal = (state, segment) => {
  closeSection(state, segment)
  if (state.keywords.length > 0) state.warn('several-keyword-lines', segment)
  state.keywords.push({ marker: segment, lines: [] })
  state.open = segment.valueStart < segment.end ? 'closed' : 'keywords'
}

const readAlso: Deal = (state, segment) => {
  closeSection(state, segment)
  dropEmptyArticle(state)
  state.owner = newArticle(segment)
  state.readAlso.push(state.owner)
  state.open = 'body'
}

/**
 * A title on the read-also marker's own line is a link; right under a bare marker, or after a section
 * where a paragraph follows, it is the headline of the article printed there.
 */
const promo: Deal = (state, segment) => {
  const { owner, open, next } = state
  const isAfterSection = open === 'closed' || open === 'list' || open === 'keywords'
  const opensArticle =
    (owner.marker !== null && isEmpty(owner) && open === 'body') ||
    (isAfterSection &&
      state.readAlso.length === 0 &&
      next?.kind === 'text' &&
      next.end - next.start > longestShortLine)
  if (opensArticle) readAlso(state, segment)
  else state.titles.push({ line: segment, from: 'promo', bulleted: true, owner })
}

const related: Deal = (state, segment) => {
  closeSection(state, segment)
  state.list = { marker: segment, lines: [] }
  state.open = 'list'
}

const inlineRelated: Deal = (state, segment) => {
  state.owner.inlineRelated.push(segment)
}

const furniture: Deal = (state, segment) => {
  state.warn('furniture-dropped', segment)
}

const deal: Record<SegmentKind, Deal> = {
  text,
  bullet: text,
  source,
  keywords,
  readAlso,
  promo,
  related,
  inlineRelated,
  furniture,
}

/** A read-also marker under which nothing stood; at most the last article is such a one. */
const dropEmptyArticle = ({ readAlso: articles, warn }: State): void => {
  const last = articles.at(-1)
  if (!last?.marker || !isEmpty(last)) return
  warn('marker-without-content', last.marker)
  articles.pop()
}

const finish = (state: State): Sections => {
  dropEmptyArticle(state)
  const { main, readAlso: articles, keywords: lines, titles, warn } = state
  for (const { marker } of articles.slice(1)) if (marker) warn('several-read-also', marker)
  return { main, readAlso: articles, keywords: lines, titles }
}
