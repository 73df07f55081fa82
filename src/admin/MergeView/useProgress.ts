'use client'

import { useEffect, useState } from 'react'

import type { MergeRow } from '../../desk/merge/index.ts'
import { ask } from './request.ts'

/** Milliseconds between two questions: a merge of ten thousand articles is told some ten times. */
const every = 400

/** How far the merge is that is on its way; null before its rows were counted. */
export const useProgress = ({
  api,
  isBusy,
}: {
  api: string
  isBusy: boolean
}): null | Pick<MergeRow, 'changed' | 'total'> => {
  const [row, setRow] = useState<MergeRow | null>(null)
  useEffect(() => {
    if (!isBusy) return undefined
    let isCurrent = true
    const look = async (): Promise<void> => {
      const answer = await ask<{ docs: MergeRow[] }>({ url: `${api}/merges?limit=1` })
      const [newest] = answer.ok ? answer.body.docs : []
      if (isCurrent) setRow(newest?.state === 'running' ? newest : null)
    }
    const timer = setInterval(() => void look(), every)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [api, isBusy])
  return isBusy && row && row.total > 0 ? row : null
}
