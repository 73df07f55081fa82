'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'

import { ask } from './request.ts'
import type { Progress } from './request.ts'
import { useWords } from './useWords.ts'

type Row = { id: string; input: string; options: { dryRun?: boolean } | null; started: string }

const mostShown = 10

/** The runs of late, each leading to what became of it. */
export const RecentRuns = ({ runs }: { runs: string }) => {
  const { addressOf, moment, say } = useWords()
  const [rows, setRows] = useState<null | (Row & { state: Progress['state'] | null })[]>(null)
  const list = addressOf(`/${runs}?depth=0&limit=${mostShown}&sort=-started`)
  const base = addressOf(`/${runs}`)

  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const told = await ask<{ docs: Row[] }>({ address: list })
      if (!told.ok) return
      const found = await Promise.all(
        told.value.docs.map(async (row) => {
          const one = await ask<Progress>({ address: `${base}/${row.id}/progress` })
          return { ...row, state: one.ok ? one.value.state : null }
        }),
      )
      if (isCurrent) setRows(found)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [base, list])

  if (rows === null) return null
  return (
    <section className="nashra-import__recent">
      <h2>{say('importView:recent')}</h2>
      {rows.length === 0 ? (
        <p>{say('importView:noRuns')}</p>
      ) : (
        <ul>
          {rows.map(({ id, input, options, started, state }) => (
            <li key={id}>
              <Link href={`?run=${id}`} prefetch={false}>
                <bdi>{input}</bdi>
              </Link>
              <span>{options?.dryRun ? say('importView:dryRun') : ''}</span>
              <span>{state ? say(`importState:${state}`) : ''}</span>
              <time dateTime={started}>{moment(started)}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
