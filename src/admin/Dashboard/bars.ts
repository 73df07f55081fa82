type Rect = { day: number; height: number; source: number; width: number; x: number; y: number }

/** A plot of columns, in the units of its view box. */
export type Bars = {
  /** Where the numbers of the axis stand. */
  axis: number
  grid: { value: number; y: number }[]
  height: number
  left: number
  /** The middle of each column. */
  middles: number[]
  /** The highest column. */
  most: number
  rects: Rect[]
  right: number
  width: number
}

const [width, height] = [840, 220]
const area = { bottom: 190, end: 830, start: 50, top: 14 }

/**
 * A column for each day, its sources one on the other. From right to left the first day stands on the right,
 * and the axis with it.
 */
export const bars = ({
  counts,
  isRtl,
}: {
  counts: readonly (readonly number[])[]
  isRtl: boolean
}): Bars => {
  const most = Math.max(0, ...counts.map(sumOf))
  const step = stepFor(most)
  const top = Math.max(step, Math.ceil(most / step) * step)
  const place = (x: number): number => (isRtl ? width - x : x)
  const y = (value: number): number => round(area.bottom - (value / top) * (area.bottom - area.top))
  const each = (area.end - area.start) / Math.max(1, counts.length)
  const bar = each * 0.7
  const middles = counts.map((_, day) => round(place(area.start + (day + 0.5) * each)))
  const rects = counts.flatMap((day, at) => {
    let below = 0
    return day.flatMap((count, source): Rect[] => {
      if (count === 0) return []
      const from = y(below)
      below += count
      const to = y(below)
      const x = round((middles[at] ?? 0) - bar / 2)
      return [{ day: at, height: round(from - to), source, width: round(bar), x, y: to }]
    })
  })
  const grid = Array.from({ length: Math.round(top / step) + 1 }, (_, line) => ({
    value: line * step,
    y: y(line * step),
  }))
  const [left, right] = isRtl ? [place(area.end), place(area.start)] : [area.start, area.end]
  return { axis: place(area.start - 24), grid, height, left, middles, most, rects, right, width }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Whole numbers that people count in, so that there are at most five lines. */
const stepFor = (most: number): number => {
  const raw = Math.max(1, most / 4)
  const power = 10 ** Math.floor(Math.log10(raw))
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10
  return Math.max(1, nice * power)
}

const round = (value: number): number => Math.round(value * 10) / 10
