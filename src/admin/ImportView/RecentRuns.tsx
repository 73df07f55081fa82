'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'

import { ask } from './request.ts'
import type { Progress } from './request.ts'
import { useWords } from './useWords.ts'

type Row = Pick<Progress, 'dryRun' | 'id' | 'input' | 'started' | 'state'>

/** The runs of late, each leading to what became of it. */
export const RecentRuns = ({ runs }: { runs: string }) => {
  const { addressOf, moment, say } = useWords()
  const [rows, setRows] = useState<null | Row[]>(null)
  const address = addressOf(`/${runs}/recent`)

  useEffect(() => {
    let isCurrent = true
    void ask<{ docs: Row[] }>({ address }).then((told) => {
      if (isCurrent && told.ok) setRows(told.value.docs)
    })
    return () => {
      isCurrent = false
    }
  }, [address])

  if (rows === null) return null
  return (
    <section className="nashra-import__recent">
      <h2>{say('importView:recent')}</h2>
      {rows.length === 0 ? (
        <p>{say('importView:noRuns')}</p>
      ) : (
        <ul>
          {rows.map(({ dryRun, id, input, started, state }) => (
            <li key={id}>
              <Link href={`?run=${id}`} prefetch={false}>
                <bdi>{input}</bdi>
              </Link>
              <span>{dryRun ? say('importView:dryRun') : ''}</span>
              <span>{say(`importState:${state}`)}</span>
              <time dateTime={started}>{moment(started)}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
