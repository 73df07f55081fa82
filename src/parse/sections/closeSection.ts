import type { Segment } from '../lines/segments.ts'
import { isProse, splitList } from './splitList.ts'
import type { State } from './state.ts'

/** Ends what is open; `next` is the marker that ends it, or null at the end of the document. */
export const closeSection = (state: State, next: Segment | null): void => {
  const list = state.list
  state.list = null
  let bare: Segment | null = null
  if (list) {
    const { titles, rest } = splitList({
      folded: state.folded,
      marker: list.marker,
      lines: list.lines,
    })
    const { owner } = state
    for (const { line, bulleted } of titles) {
      state.titles.push({ line, bulleted, from: 'list', owner })
      if (!bulleted) state.warn('titles-without-bullets', line)
    }
    if (titles.length === 0) bare = list.marker
    for (const line of rest) state.loose.push(line)
  }
  const resumes = goesOn({ state, isList: list !== null, next })
  if (bare && !resumes) state.warn('marker-without-content', bare)
  if (resumes) resume({ state, lines: bare ? [bare, ...state.loose] : state.loose })
  else for (const line of state.loose) state.warn('text-dropped', line)
  state.loose = []
}

const resume = ({ state, lines }: { state: State; lines: Segment[] }): void => {
  const first = lines[0]
  if (first && state.main.body.length > 0) state.warn('body-resumed', first)
  for (const line of lines) state.main.body.push(line)
}

/**
 * Whether the main article goes on in the text after a section: it has no source line yet, no second
 * article has begun, and the text is prose. After a list, which often ends a page, it takes a further
 * section or a second paragraph to be sure.
 */
const goesOn = ({
  state,
  isList,
  next,
}: {
  state: State
  isList: boolean
  next: Segment | null
}): boolean => {
  const { main, readAlso: articles, keywords: lines, loose, folded } = state
  if (articles.length > 0 || loose.length === 0) return false
  if (main.body.length === 0) return true
  if (main.sources.length > 0) return false
  const paragraphs = loose.filter((segment) => isProse({ folded, segment })).length
  if (!isList) return paragraphs > 0
  return lines.length === 0 && paragraphs > (next === null ? 1 : 0)
}
