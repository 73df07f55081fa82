import type { ImportFigures } from './figures.ts'
import { bestOf } from './figures.ts'

type Series = { className: string; label: string; points: [size: number, rate: number][] }

const width = 780
const height = 400
const area = { bottom: 350, left: 70, right: 560, top: 50 }

/**
 * Documents a second by the number of documents, both axes logarithmic, as an SVG for light and dark
 * pages. Every series is named at its end, so that colour alone tells nothing.
 */
export const plotOf = (figures: ImportFigures): string => {
  const series = seriesOf(figures)
  const sizes = figures.sizes.map(({ size }) => size)
  const rates = series.flatMap(({ points }) => points.map(([, rate]) => rate))
  const x = scale({ from: rangeOf(sizes), to: [area.left, area.right] })
  const y = scale({ from: decades(rates), to: [area.bottom, area.top] })
  const marks = ticks(decades(rates))
  const labels = spread(series.map(({ points }) => y(points.at(-1)?.[1] ?? 1)))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Documents a second by the number of documents">
<style>${style}</style>
<rect class="page" width="${width}" height="${height}"/>
<text class="title" x="${area.left}" y="26">Documents a second, by the number of documents imported</text>
${marks
  .map(
    (rate) =>
      `<path class="grid" d="M${area.left} ${at(y(rate))}H${area.right}"/><text class="tick end" x="${area.left - 8}" y="${at(y(rate) + 4)}">${count(rate)}</text>`,
  )
  .join('\n')}
${sizes
  .map(
    (size) =>
      `<path class="grid" d="M${at(x(size))} ${area.top}V${area.bottom}"/><text class="tick middle" x="${at(x(size))}" y="${area.bottom + 20}">${count(size)}</text>`,
  )
  .join('\n')}
<text class="tick middle" x="${(area.left + area.right) / 2}" y="${area.bottom + 40}">documents</text>
${series.map((one, index) => drawn({ label: labels[index] ?? 0, series: one, x, y })).join('\n')}
</svg>
`
}

const style = `
  :root { --copy: #6e7781; --import: #0969da; --best: #bc4c00; --single: #8250df }
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .tick { fill: #59636e; font-size: 12px } .end { text-anchor: end } .middle { text-anchor: middle }
  .page { fill: #ffffff } .grid { stroke: #d1d9e0 }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
  .line.copy { stroke: var(--copy) } .line.import { stroke: var(--import) }
  .line.best { stroke: var(--best) } .line.single { stroke: var(--single) }
  .line.copy, .line.best { stroke-dasharray: 7 4 }
  circle.copy { fill: var(--copy) } circle.import { fill: var(--import) }
  circle.best { fill: var(--best) } circle.single { fill: var(--single) }
  @media (prefers-color-scheme: dark) {
    :root { --copy: #9198a1; --import: #4493f8; --best: #f0883e; --single: #ab7df8 }
    text { fill: #f0f6fc } .tick { fill: #9198a1 } .page { fill: #0d1117 } .grid { stroke: #3d444d }
  }
`

const seriesOf = ({ creates, sizes }: ImportFigures): Series[] => {
  const ratesOf = (rate: (figures: ImportFigures['sizes'][number]) => number): Series['points'] =>
    sizes.map((figures) => [figures.size, rate(figures)])
  const single = creates.find(({ concurrency }) => concurrency === 1)
  const best = bestOf(creates)
  const all: Series[] = [
    { className: 'copy', label: 'COPY, same rows', points: ratesOf(({ copyRate }) => copyRate) },
    { className: 'import', label: 'import', points: ratesOf(({ importRate }) => importRate) },
    {
      className: 'best',
      label: `create, ${best?.concurrency ?? 0} at once`,
      points: ratesOf(() => best?.rate ?? 0),
    },
    {
      className: 'single',
      label: 'create, one by one',
      points: ratesOf(() => single?.rate ?? 0),
    },
  ]
  return all.filter(({ points }) => points.every(([, rate]) => rate > 0))
}

const drawn = ({
  label,
  series: { className, label: name, points },
  x,
  y,
}: {
  label: number
  series: Series
  x: (value: number) => number
  y: (value: number) => number
}): string => {
  const places = points.map(([size, rate]) => [at(x(size)), at(y(rate))] as const)
  const line = places.map(([left, top]) => `${left} ${top}`).join('L')
  const dots = places
    .map(([left, top]) => `<circle class="${className}" cx="${left}" cy="${top}" r="4"/>`)
    .join('')
  const last = points.at(-1)?.[1] ?? 0
  return `<path class="line ${className}" d="M${line}"/>${dots}<text x="${area.right + 12}" y="${at(label + 4)}">${name}: ${count(last)}</text>`
}

const scale = ({ from, to }: { from: [number, number]; to: [number, number] }) => {
  const [low, high] = from.map(Math.log10) as [number, number]
  return (value: number): number =>
    to[0] + ((Math.log10(value) - low) / (high - low)) * (to[1] - to[0])
}

/** From the least to the most; a single number stands in the middle. */
const rangeOf = (numbers: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return low === high ? [low / 2, high * 2] : [low, high]
}

/** Whole powers of ten around numbers. */
const decades = (numbers: readonly number[]): [number, number] => {
  const low = Math.floor(Math.log10(Math.min(...numbers)))
  const high = Math.ceil(Math.log10(Math.max(...numbers)))
  return [10 ** low, 10 ** (high === low ? high + 1 : high)]
}

const ticks = ([low, high]: [number, number]): number[] => {
  const steps = Math.round(Math.log10(high / low))
  return Array.from({ length: steps + 1 }, (_, step) => low * 10 ** step)
}

/** Keeps labels apart that would lie on one another. */
const spread = (places: readonly number[], apart = 18): number[] => {
  const order = places.map((place, index) => ({ index, place }))
  order.sort((one, other) => one.place - other.place)
  const kept: number[] = []
  let last = -Infinity
  for (const { index, place } of order) {
    last = Math.max(place, last + apart)
    kept[index] = last
  }
  return kept
}

const at = (value: number): string => value.toFixed(1)

const count = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)))
