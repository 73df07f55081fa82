import type { Shape } from '../line/shape.ts'

/**
 * A pure function of two shapes that remembers its answers: of hundreds of thousands of words there are
 * some hundred kinds.
 */
export const rememberPairs = (
  answer: (x: Shape, y: Shape) => number,
): ((x: Shape, y: Shape) => number) => {
  const known: number[][] = []
  return (x, y) => {
    const row = (known[x.kind] ??= [])
    return (row[y.kind] ??= answer(x, y))
  }
}
