'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'

import type { TranslationKey } from '../../translations/label.ts'
import type { BulkRun } from './useBulkRun.ts'
import { isUndone } from './useBulkRun.ts'

export type Say = (key: TranslationKey, values?: Readonly<Record<string, string>>) => string

type Props = {
  /** Where an article is edited. */
  hrefOf: (id: string) => string
  onClose: () => void
  onRetry: () => void
  onStop: () => void
  run: BulkRun
  say: Say
}

/** How far many actions are, and then what became of each article. */
export const Results = ({ hrefOf, onClose, onRetry, onStop, run, say }: Props) => {
  const { action, isRunning, left, results, total } = run
  const title = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const undone = results.filter(isUndone).length
  const values = { done: String(results.length - undone), undone: String(undone) }
  const progress = say('bulk:progress', { count: String(total), done: String(results.length) })
  // The button that was pressed is gone; whoever reads by ear goes on here.
  useEffect(() => {
    heading.current?.focus()
  }, [isRunning])
  return (
    <section aria-labelledby={title} className="nashra-bulk__results">
      <div className="nashra-bulk__head">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {say('bulk:results', { action: say(`action:${action}`) })}
        </h2>
        <p role="status">{isRunning ? progress : say('bulk:summary', values)}</p>
        {isRunning ? (
          <Button buttonStyle="secondary" margin={false} onClick={onStop} size="small">
            {say('bulk:stop')}
          </Button>
        ) : (
          <>
            {undone > 0 && (
              <Button buttonStyle="primary" margin={false} onClick={onRetry} size="small">
                {say('bulk:retry', { count: String(undone) })}
              </Button>
            )}
            <Button buttonStyle="secondary" margin={false} onClick={onClose} size="small">
              {say('bulk:close')}
            </Button>
          </>
        )}
      </div>
      {isRunning && <progress aria-labelledby={title} max={total} value={results.length} />}
      {left > 0 && <p>{say('bulk:stopped', { count: String(left) })}</p>}
      {results.length > 0 && <Table hrefOf={hrefOf} results={results} say={say} />}
    </section>
  )
}

/** What was not done comes first: it is what somebody has to look at. */
const Table = ({
  hrefOf,
  results,
  say,
}: Pick<Props, 'hrefOf' | 'say'> & Pick<BulkRun, 'results'>) => (
  <div className="nashra-bulk__table">
    <table>
      <thead>
        <tr>
          <th scope="col">{say('bulk:article')}</th>
          <th scope="col">{say('bulk:outcome')}</th>
          <th scope="col">{say('bulk:reason')}</th>
        </tr>
      </thead>
      <tbody>
        {results
          .toSorted((one, other) => Number(isUndone(other)) - Number(isUndone(one)))
          .map(({ headline, id, message, outcome, update }) => (
            <tr key={id}>
              <td>
                <a dir="auto" href={hrefOf(id)} rel="noreferrer" target="_blank">
                  {headline ?? id}
                </a>
              </td>
              <td>
                <span className={`nashra-bulk__outcome nashra-bulk__outcome--${outcome}`}>
                  {say(`bulkOutcome:${outcome}`)}
                </span>
              </td>
              <td>
                {outcome === 'already' ? say('bulk:alreadyHelp') : message}
                {update && (
                  <a href={hrefOf(update)} rel="noreferrer" target="_blank">
                    {say('bulk:update')}
                  </a>
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  </div>
)
