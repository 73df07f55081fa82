'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { MergeRow } from '../../desk/merge/index.ts'
import { ask } from './request.ts'
import type { Shared } from './types.ts'

type Props = Shared & { onChanged: () => void; turn: number }
type Told = { docs: MergeRow[]; hasMore: boolean }

/** How many are told at once, and the most. */
const step = 20
const most = 100

/** Milliseconds between two looks at a merge that is on its way. */
const every = 1000

/** The merges of the past, the latest first: who, when, how far, and the undo of those that can be. */
export const PastMerges = ({ onChanged, turn, ...shared }: Props) => {
  const { api, say } = shared
  const [limit, setLimit] = useState(step)
  const [look, setLook] = useState(0)
  const [told, setTold] = useState<null | Told>(null)
  const [undoing, setUndoing] = useState<null | string>(null)
  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    void ask<Told>({ url: `${api}/merges?limit=${limit}` }).then((answer) => {
      if (!isCurrent || !answer.ok) return
      setTold(answer.body)
      if (answer.body.docs.some(({ state }) => state === 'running')) {
        timer = setTimeout(() => {
          setLook((last) => last + 1)
        }, every)
      }
    })
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, limit, look, turn])

  const undo = async ({ from, id }: MergeRow): Promise<void> => {
    setUndoing(id)
    const answer = await ask({ data: {}, url: `${api}/merges/${id}/undo` })
    setUndoing(null)
    if (answer.ok) toast.success(say('mergeView:undone', { from: from.name }))
    else toast.error(answer.message ?? say('mergeView:failed'))
    onChanged()
  }

  return (
    <section aria-labelledby="merge-past" className="nashra-merge__part">
      <h2 id="merge-past">{say('mergeView:past')}</h2>
      {told?.docs.length === 0 && <p>{say('mergeView:noMerges')}</p>}
      <ol className="nashra-merge__past">
        {told?.docs.map((row) => (
          <li key={row.id}>
            <Row {...shared} isBusy={undoing !== null} onUndo={() => void undo(row)} row={row} />
          </li>
        ))}
      </ol>
      {told?.hasMore && limit < most && (
        <Button
          buttonStyle="secondary"
          onClick={() => {
            setLimit(limit + step)
          }}
        >
          {say('mergeView:before')}
        </Button>
      )}
    </section>
  )
}

type RowProps = Shared & { isBusy: boolean; onUndo: () => void; row: MergeRow }

const Row = ({ count, isBusy, moment, nameHref, onUndo, row, say }: RowProps) => {
  const { articles, at, by, changed, from, into, state, total, undo, undoneAt, undoneBy } = row
  return (
    <>
      <p className="nashra-merge__sentence">
        <a dir="auto" href={nameHref(from.id)}>
          {from.name}
        </a>{' '}
        <span aria-hidden="true" className="nashra-merge__arrow" />
        <span className="nashra-merge__hidden">{say('mergeView:into')}</span>{' '}
        <a dir="auto" href={nameHref(into.id)}>
          {into.name}
        </a>
      </p>
      <p className="nashra-merge__when">
        <span className={`nashra-merge__state nashra-merge__state--${state}`}>
          {say(`mergeState:${state}`)}
        </span>
        {state === 'running' && (
          <span>{say('mergeView:progress', { changed: count(changed), total: count(total) })}</span>
        )}
        <span>{say('mergeView:articles', { count: count(articles) })}</span>
        <time dateTime={at}>{moment(at)}</time>
        {by?.name && <bdi>{by.name}</bdi>}
        {undoneAt && (
          <span>
            {say('mergeState:undone')} <time dateTime={undoneAt}>{moment(undoneAt)}</time>{' '}
            {undoneBy?.name && <bdi>{undoneBy.name}</bdi>}
          </span>
        )}
      </p>
      {undo.isAllowed && (
        <Button
          aria-label={`${say('mergeView:undo')}: ${from.name}`}
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={onUndo}
          size="small"
        >
          {say('mergeView:undo')}
        </Button>
      )}
      {state === 'done' && undo.message && <p className="nashra-merge__why">{undo.message}</p>}
    </>
  )
}
