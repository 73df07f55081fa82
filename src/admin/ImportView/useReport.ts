import { useCallback, useEffect, useState } from 'react'

import type { Outcome, Page } from './request.ts'
import { ask } from './request.ts'

/** Lines that are asked for at a time. */
const step = 25

/** Milliseconds after the last letter before it is searched for. */
const rest = 300

type Filter = { outcome: '' | Outcome; q: string }

/**
 * The lines of a report that pass a filter, more and more of them. One request reads part of a large
 * report: it is asked again until there is something to show, or the end.
 */
export const useReport = ({ address, filter }: { address: string; filter: Filter }) => {
  const [page, setPage] = useState<null | Page>(null)
  const [isBusy, setBusy] = useState(true)
  const { outcome, q } = filter

  const read = useCallback(
    async ({ from, isWanted }: { from: Page; isWanted: () => boolean }): Promise<void> => {
      setBusy(true)
      let so = from
      const enough = from.docs.length + step
      while (so.next !== null && so.docs.length < enough) {
        const query = new URLSearchParams({
          after: String(so.next),
          limit: String(enough - so.docs.length),
          outcome,
          q,
        })
        const told = await ask<Page>({ address: `${address}/report?${query.toString()}` })
        if (!isWanted()) return
        if (!told.ok) break
        const { docs, headlines, next } = told.value
        so = {
          docs: [...so.docs, ...docs],
          headlines: { ...so.headlines, ...headlines },
          next,
        }
        setPage(so)
      }
      setBusy(false)
    },
    [address, outcome, q],
  )

  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(
      () => void read({ from: { docs: [], headlines: {}, next: 0 }, isWanted: () => isCurrent }),
      q === '' ? 0 : rest,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [q, read])

  return {
    isBusy,
    more: () => {
      if (page) void read({ from: page, isWanted: () => true })
    },
    page,
  }
}
