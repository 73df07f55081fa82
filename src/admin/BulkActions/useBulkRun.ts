'use client'

import { useRef, useState } from 'react'

import type { ActionName } from '../../desk/actions/table.ts'
import { articlesPerRequest } from '../../desk/bulk/limits.ts'
import type { Result, Target } from './request.ts'
import { sendBulk } from './request.ts'

/** One action on many articles, on its way or done. */
export type BulkRun = {
  action: ActionName
  input: object
  isRunning: boolean
  /** In the order in which they were chosen. */
  results: Result[]
  /** Articles that were left as they were, because somebody stopped it. */
  left: number
  total: number
}

type Job = { action: ActionName; input: object; targets: readonly Target[] }

/**
 * Sends an action for many articles in small requests, one after the other, and keeps what became of each.
 * A retry puts its results in the place of the old ones.
 */
export const useBulkRun = ({
  address,
  noAnswer,
  onEnd,
}: {
  address: string
  noAnswer: string
  onEnd: () => void
}) => {
  const [run, setRun] = useState<BulkRun | null>(null)
  const current = useRef({ isAsked: false })

  const work = async ({ action, input, targets }: Job, kept: readonly Result[]): Promise<void> => {
    const stopping = { isAsked: false }
    current.current = stopping
    const told = { action, input, left: 0, total: targets.length }
    setRun({ ...told, isRunning: true, results: [] })
    const done: Result[] = []
    for (let at = 0; at < targets.length && !stopping.isAsked; at += articlesPerRequest) {
      const part = targets.slice(at, at + articlesPerRequest)
      done.push(...(await sendBulk({ action, address, input, noAnswer, targets: part })))
      setRun({ ...told, isRunning: true, results: [...done] })
    }
    const byId = new Map(done.map((result) => [result.id, result]))
    const results = kept.map((result) => byId.get(result.id) ?? result)
    const known = new Set(results.map(({ id }) => id))
    results.push(...done.filter(({ id }) => !known.has(id)))
    const left = targets.length - done.length
    setRun({ ...told, isRunning: false, left, results, total: results.length })
    onEnd()
  }

  return {
    close: () => {
      setRun(null)
    },
    retry: async (fresh: (ids: readonly string[]) => Promise<readonly Target[]>) => {
      if (!run) return
      const undone = run.results.filter(isUndone)
      // What nobody knows of keeps what was seen: had it been done, it is not done again.
      const doubtful = undone.filter(({ outcome }) => outcome === 'unknown')
      const again = await fresh(
        undone.flatMap(({ id, outcome }) => (outcome === 'unknown' ? [] : id)),
      )
      const targets = new Map([...doubtful, ...again].map((target) => [target.id, target]))
      const job = undone.map((result) => targets.get(result.id) ?? bare(result))
      await work({ action: run.action, input: run.input, targets: job }, run.results)
    },
    run,
    start: (job: Job) => work(job, []),
    stop: () => {
      current.current.isAsked = true
    },
  }
}

/** Whether trying again may help. */
export const isUndone = ({ outcome }: Result): boolean =>
  outcome !== 'done' && outcome !== 'already'

const bare = ({ headline, id }: Result): Target => ({ headline, id })
