import { leastShared } from './storySketch.ts'

/** An article that shares an entry with a sketch. */
export type Sharer = {
  id: string
  sketch: readonly number[]
  /** Its story: the cluster that it is in, else itself. */
  story: string
}

/** The articles that have an entry in their sketches, in the order of their ids, a few. */
export type Sharing<Article extends Sharer = Sharer> = {
  entry: number
  sharers: readonly Article[]
}

/** Articles that are compared with one: those that share the most with it. */
export const mostLikely = 8
/**
 * Different stories in which an entry stands when it tells none of them: a notice that a source puts under
 * each of its pages, a passage on the background, the frame of a bulletin. Copies of one story count as one,
 * however many there are.
 */
const FORMULA_STORIES = 10
/** Of the stories that have a formula in common, so many have what belongs to it. */
const WITH_FORMULA = 3

/**
 * The articles that may tell the story of a sketch, the likeliest first: those that share the most entries with
 * it, formulas left aside. A function of the articles given, whatever was found before.
 *
 * @param sharing by the entries of the sketch that articles are looked up by
 * @returns also `formulas`, the entries that stand in so many stories that they tell none, and those that stand
 * with them
 */
export const likelyStories = <Article extends Sharer>({
  sharing,
  sketch,
}: {
  sharing: readonly Sharing<Article>[]
  sketch: readonly number[]
}): { formulas: ReadonlySet<number>; likely: Article[] } => {
  const formulas = new Set(sharing.flatMap(({ sharers }) => [...formulasAmong(sharers)]))
  const telling = new Set(sketch.filter((entry) => !formulas.has(entry)))
  const found = new Map<string, { article: Article; shared: number }>()
  for (const { entry, sharers } of sharing) {
    if (!telling.has(entry)) continue
    for (const article of sharers) {
      if (found.has(article.id)) continue
      const shared = article.sketch.filter((one) => telling.has(one)).length
      found.set(article.id, { article, shared })
    }
  }
  const likely = [...found.values()]
    .filter(({ shared }) => shared >= leastShared)
    .sort((one, other) => other.shared - one.shared || (one.article.id < other.article.id ? -1 : 1))
    .slice(0, mostLikely)
    .map(({ article }) => article)
  return { formulas, likely }
}

/** What so many of these articles have in common that it tells none of their stories; nothing of few stories. */
const formulasAmong = (sharers: readonly Sharer[]): readonly number[] => {
  if (sharers.length < FORMULA_STORIES) return none
  const known = counted.get(sharers)
  if (known) return known
  const found = countFormulas(sharers)
  counted.set(sharers, found)
  return found
}

/** By the lists that they were counted in: a notice is looked at with each page that has it. */
const counted = new WeakMap<readonly Sharer[], readonly number[]>()

const none: readonly number[] = []

const countFormulas = (sharers: readonly Sharer[]): readonly number[] => {
  if (new Set(sharers.map(({ story }) => story)).size < FORMULA_STORIES) return none
  const stories = new Map<number, Set<string>>()
  for (const { sketch, story } of sharers) {
    for (const entry of sketch) {
      const told = stories.get(entry)
      if (told) told.add(story)
      else stories.set(entry, new Set([story]))
    }
  }
  return [...stories].flatMap(([entry, told]) => (told.size >= WITH_FORMULA ? entry : []))
}
