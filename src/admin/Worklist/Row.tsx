import { Button } from '@payloadcms/ui'

import type { WorklistName } from '../../desk/worklists/names.ts'
import type { QuickName } from '../../desk/worklists/rows/quickActions.ts'
import { quickNames } from '../../desk/worklists/rows/quickActions.ts'
import type { ArticleRow, WorklistRow } from '../../desk/worklists/rows/types.ts'
import type { Say } from '../Dashboard/page.ts'
import type { Doing } from './act.ts'
import { doingOf } from './act.ts'
import { reasonsOf } from './reasons.ts'
import type { Done } from './Rows.tsx'

type Props = {
  done: Done | undefined
  href: string
  isBusy: boolean
  isCurrent: boolean
  language: string
  name: WorklistName
  onFocus: () => void
  onTake: (quick: QuickName) => void
  onUndo: (done: Done) => void
  row: WorklistRow
  say: Say
}

/** One row: what it is, why it is here, and what may be done, as buttons beside the keys. */
export const Row = ({
  done,
  href,
  isCurrent,
  language,
  name,
  onFocus,
  row,
  say,
  ...rest
}: Props) => {
  const title = row.kind === 'tag' ? row.label : row.headline || row.words
  return (
    <tr
      aria-label={title || say('worklistView:noHeadline')}
      className={done ? 'is-done' : ''}
      data-id={row.id}
      onFocus={onFocus}
      tabIndex={isCurrent ? 0 : -1}
    >
      <td className="nashra-list__title">
        <a dir="auto" href={href} tabIndex={isCurrent ? 0 : -1}>
          {title || say('worklistView:noHeadline')}
        </a>
      </td>
      {row.kind === 'tag' ? (
        <td>{numberIn(language).format(row.usage)}</td>
      ) : (
        <ArticleCells language={language} name={name} row={row} say={say} />
      )}
      <td>
        <What {...rest} done={done} isCurrent={isCurrent} row={row} say={say} title={title} />
      </td>
    </tr>
  )
}

const ArticleCells = ({
  language,
  name,
  row,
  say,
}: {
  language: string
  name: WorklistName
  row: ArticleRow
  say: Say
}) => (
  <>
    <td>
      <bdi>{row.source?.name ?? say('worklistView:noSource')}</bdi>
    </td>
    <td className="nashra-list__date">
      {row.date ? (
        <time dateTime={row.date}>{dayIn({ language, row })}</time>
      ) : (
        say('worklistView:noDate')
      )}
    </td>
    <td>
      <ul>
        {reasonsOf({ language, name, row, say }).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </td>
  </>
)

const What = ({
  done,
  isBusy,
  isCurrent,
  onTake,
  onUndo,
  row,
  say,
  title,
}: Pick<Props, 'done' | 'isBusy' | 'isCurrent' | 'onTake' | 'onUndo' | 'row' | 'say'> & {
  title: string
}) => {
  const tabIndex = isCurrent ? 0 : -1
  const shared = { buttonStyle: 'secondary', margin: false, size: 'small', type: 'button' } as const
  if (done) {
    return (
      <div className="nashra-list__buttons">
        <span role="status">{say('worklistView:done', { action: done.label })}</span>
        {done.undo && (
          <Button
            {...shared}
            disabled={isBusy}
            extraButtonProps={{ tabIndex }}
            onClick={() => {
              onUndo(done)
            }}
          >
            {say('worklistView:undo')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div className="nashra-list__buttons">
      {quickNames.flatMap((quick) => {
        const doing = doingOf({ name: quick, row })
        if (!doing) return []
        const label = labelOf({ doing, quick, say })
        return [
          <Button
            {...shared}
            aria-label={`${label}: ${title}`}
            disabled={isBusy}
            extraButtonProps={{ 'data-take': quick, tabIndex }}
            key={quick}
            onClick={() => {
              onTake(quick)
            }}
          >
            {label}
          </Button>,
        ]
      })}
    </div>
  )
}

/** An action in the words of the desk. */
export const labelOf = ({
  doing,
  quick,
  say,
}: {
  doing: Doing
  quick: QuickName
  say: Say
}): string => {
  if (doing.kind === 'tag')
    return say(quick === 'accept' ? 'worklistView:approve' : 'worklistView:noise')
  const last = doing.way.at(-1)
  return last ? say(`action:${last}`) : ''
}

/** Digits as the panel's own: Latin in both languages. */
const localeOf = (language: string): string => (language === 'ar' ? 'ar-u-nu-latn' : 'en')

const numberIn = (language: string) => new Intl.NumberFormat(localeOf(language))

const precisions: Record<string, Intl.DateTimeFormatOptions> = {
  month: { month: 'long', timeZone: 'UTC', year: 'numeric' },
  year: { timeZone: 'UTC', year: 'numeric' },
}

/** A date as exact as it is known; days are days of UTC, as they were read. */
const dayIn = ({ language, row }: { language: string; row: ArticleRow }): string =>
  new Intl.DateTimeFormat(
    localeOf(language),
    precisions[row.datePrecision] ?? { dateStyle: 'medium', timeZone: 'UTC' },
  ).format(new Date(row.date ?? 0))
