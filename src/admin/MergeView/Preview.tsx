'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { MergePreview, MergeRow } from '../../desk/merge/index.ts'
import { PreviewFacts } from './PreviewFacts.tsx'
import type { Answer } from './request.ts'
import { ask } from './request.ts'
import type { Named, Shared } from './types.ts'
import { useProgress } from './useProgress.ts'

type Props = Shared & {
  from: Named
  into: Named
  /** Something was merged, or taken back. */
  onChanged: () => void
  onSwap: () => void
}

/** What a merge would change; then the merge, how far it is, and its undo. */
export const Preview = ({ from, into, onChanged, onSwap, ...shared }: Props) => {
  const { api, count, say } = shared
  const [preview, setPreview] = useState<Answer<MergePreview> | null>(null)
  const [merge, setMerge] = useState<MergeRow | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<null | string>(null)
  const progress = useProgress({ api, isBusy })
  useEffect(() => {
    let isCurrent = true
    const url = `${api}/${from.id}/merge-preview?into=${into.id}`
    void ask<MergePreview>({ url }).then((answer) => {
      if (isCurrent) setPreview(answer)
    })
    return () => {
      isCurrent = false
    }
  }, [api, from.id, into.id])

  const send = async (url: string, data: object): Promise<void> => {
    setBusy(true)
    setProblem(null)
    const answer = await ask<{ doc: MergeRow }>({ data, url })
    setBusy(false)
    if (answer.ok) setMerge(answer.body.doc)
    else setProblem(answer.message ?? say('mergeView:failed'))
    onChanged()
  }

  if (merge) {
    const names = { from: from.name, into: into.name }
    const isDone = merge.state === 'done'
    return (
      <div className="nashra-merge__preview">
        <p role="status">{say(isDone ? 'mergeView:done' : 'mergeView:undone', names)}</p>
        {isDone && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={() => void send(`${api}/merges/${merge.id}/undo`, {})}
          >
            {say('mergeView:undo')}
          </Button>
        )}
        {problem && <p role="alert">{problem}</p>}
      </div>
    )
  }
  if (!preview) return <p role="status">{say('mergeView:waiting')}</p>
  if (!preview.ok) {
    return (
      <p className="nashra-merge__problem" role="alert">
        {preview.message ?? say('mergeView:failed')}
      </p>
    )
  }
  const foretold = preview.body
  const refused = problem ?? foretold.refused?.message ?? null
  return (
    <div className="nashra-merge__preview">
      <h2>{say('mergeView:preview')}</h2>
      <PreviewFacts {...shared} preview={foretold} />
      {refused && (
        <p className="nashra-merge__problem" role="alert">
          {refused}
        </p>
      )}
      <div className="nashra-merge__buttons">
        <Button
          disabled={isBusy || foretold.refused !== null}
          id="merge-now"
          margin={false}
          onClick={() => void send(`${api}/${from.id}/merge`, { into: into.id })}
        >
          {say(isBusy ? 'mergeView:merging' : 'mergeView:merge')}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          id="merge-swap"
          margin={false}
          onClick={onSwap}
        >
          {say('mergeView:swap')}
        </Button>
        <span>{say('mergeView:undoDays', { days: count(foretold.daysToUndo) })}</span>
      </div>
      {isBusy && (
        <>
          <progress
            aria-label={say('mergeView:merging')}
            {...(progress ? { max: progress.total, value: progress.changed } : {})}
          />
          <p role="status">
            {progress
              ? say('mergeView:progress', {
                  changed: count(progress.changed),
                  total: count(progress.total),
                })
              : say('mergeView:merging')}
          </p>
        </>
      )}
    </div>
  )
}
