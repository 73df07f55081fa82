import { joinByShape } from './joinByShape.ts'
import type { TagLine } from '../line/tagLine.ts'
import type { WordHabits } from '../types.ts'
import { WEIGHTS } from './weights.ts'

/**
 * Natural-log odds that the words `at` and `at + 1` of a line are one phrase: by shape, by the text,
 * by the places the archive knows them in.
 */
export const joinOdds = ({ line, at }: { line: TagLine; at: number }): number => {
  const [x, y] = [line.shapes[at], line.shapes[at + 1]]
  const [left, right] = [line.words[at], line.words[at + 1]]
  if (!x || !y || !left || !right || right.breakBefore) return 0
  if (right.glue !== null) return WEIGHTS.glued
  // «عبد» is in the text with every «عبد …»: the whole compound is what is looked for.
  const compound = y.namePrefix && !line.words[at + 2]?.breakBefore ? 2 : 1
  const together = line.phrases({ from: at, length: 1 + compound }).count
  const shape = joinByShape(x, y)
  return (
    (together > 0 && shape < 0 ? shape * WEIGHTS.shapeDoubted : shape) +
    cohesion({
      together,
      left: line.phrases({ from: at, length: 1 }).count,
      right: line.phrases({ from: at + 1, length: compound }).count,
    }) +
    leanOfLeft(line.archive.habits?.(left.key)) +
    leanOfRight(line.archive.habits?.(right.key))
  )
}

const cohesion = ({
  together,
  left,
  right,
}: {
  together: number
  left: number
  right: number
}): number => {
  if (together > 0) return (WEIGHTS.cohesion * together) / Math.min(left, right)
  if (left > 0 && right > 0) return WEIGHTS.apart
  return left > 0 || right > 0 ? WEIGHTS.oneMissing : 0
}

const leanOfLeft = (habits: WordHabits | null | undefined): number =>
  habits ? lean({ joins: habits.begins + habits.inside, cuts: habits.ends + habits.alone }) : 0

const leanOfRight = (habits: WordHabits | null | undefined): number =>
  habits ? lean({ joins: habits.ends + habits.inside, cuts: habits.begins + habits.alone }) : 0

const lean = ({ joins, cuts }: { joins: number; cuts: number }): number => {
  const odds = Math.log((joins + 0.5) / (cuts + 0.5))
  return WEIGHTS.habit * Math.max(-WEIGHTS.habitMost, Math.min(WEIGHTS.habitMost, odds))
}
