import type { PublishedDays } from '../../desk/dashboard/publishedByDay.ts'
import type { PageArgs } from './page.ts'
import { bars } from './bars.ts'

/** What was published, a column a day, in the colours of its sources; and the same as a table. */
export const Plot = ({ page, published }: { page: PageArgs; published: PublishedDays }) => {
  const { locale, say } = page
  const { days, sources, total } = published
  const number = new Intl.NumberFormat(locale)
  const isRtl = locale.startsWith('ar')
  const names = sources.map(({ id, name }) =>
    id === null ? say('dashboard:plotUnknown') : (name ?? say('dashboard:plotOther')),
  )
  const dayOf = (day: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(day))
  const drawn = bars({ counts: days.map(({ counts }) => counts), isRtl })
  return (
    <section aria-labelledby="desk-plot" className="nashra-day__plot">
      <h2 id="desk-plot">{say('dashboard:plot')}</h2>
      {total === 0 ? (
        <p>{say('dashboard:plotNone')}</p>
      ) : (
        <>
          <svg
            aria-labelledby="desk-plot-title desk-plot-desc"
            direction={isRtl ? 'rtl' : 'ltr'}
            role="img"
            viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          >
            <title id="desk-plot-title">{say('dashboard:plot')}</title>
            <desc id="desk-plot-desc">
              {`${say('dashboard:plotAll', { count: number.format(total) })} ${say(
                'dashboard:plotDescription',
                { most: number.format(drawn.most) },
              )}`}
            </desc>
            {drawn.grid.map(({ value, y }) => (
              <g key={value}>
                <path className="nashra-day__grid" d={`M${drawn.left} ${y}H${drawn.right}`} />
                <text className="nashra-day__tick" textAnchor="middle" x={drawn.axis} y={y + 4}>
                  {number.format(value)}
                </text>
              </g>
            ))}
            {drawn.rects.map(({ day, height, source, width, x, y }) => (
              <rect
                className={`nashra-day__bar nashra-day__bar--${source}`}
                height={height}
                key={`${day} ${source}`}
                width={width}
                x={x}
                y={y}
              />
            ))}
            {days.map(({ day }, at) => (
              <text
                className="nashra-day__tick"
                key={day}
                textAnchor="middle"
                x={drawn.middles[at]}
                y={drawn.height - 8}
              >
                {dayOf(day, { day: 'numeric' })}
              </text>
            ))}
          </svg>
          <ul className="nashra-day__legend">
            {names.map((name, at) => (
              <li key={name}>
                <svg aria-hidden="true" height="12" viewBox="0 0 12 12" width="12">
                  <rect
                    className={`nashra-day__bar nashra-day__bar--${at}`}
                    height="12"
                    width="12"
                  />
                </svg>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          <details>
            <summary>{say('dashboard:plotTable')}</summary>
            <div className="nashra-day__scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('dashboard:plotDay')}</th>
                    {names.map((name) => (
                      <th key={name} scope="col">
                        <bdi>{name}</bdi>
                      </th>
                    ))}
                    <th scope="col">{say('dashboard:total')}</th>
                  </tr>
                </thead>
                <tbody>
                  {days.map(({ counts, day }) => (
                    <tr key={day}>
                      <th scope="row">{dayOf(day, { day: 'numeric', month: 'long' })}</th>
                      {counts.map((count, at) => (
                        <td key={names[at]}>{number.format(count)}</td>
                      ))}
                      <td>{number.format(counts.reduce((sum, count) => sum + count, 0))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  )
}
