'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import { ReportLine } from './ReportLine.tsx'
import type { Outcome, Progress } from './request.ts'
import { outcomes } from './request.ts'
import { useReport } from './useReport.ts'
import { isMoving } from './useRun.ts'
import type { Words } from './useWords.ts'

type Props = {
  address: string
  articles: string
  documents: string
  run: Progress
  words: Words
}

/** What became of each document, to be narrowed to one outcome and searched. */
export const Report = (props: Props) => {
  const { run, words } = props
  const { hrefOf, say } = words
  if (run.hasReport) return <Lines {...props} />
  if (isMoving(run.state)) return null
  const list = hrefOf(`/collections/${props.documents}?where[run][equals]=${run.id}`)
  return (
    <p>
      <a href={list}>{say('importView:noReport')}</a>
    </p>
  )
}

const Lines = ({ address, articles, documents, run, words }: Props) => {
  const { number, say } = words
  const [outcome, setOutcome] = useState<'' | Outcome>('')
  const [q, setQ] = useState('')
  const { isBusy, more, page } = useReport({ address, filter: { outcome, q } })
  const counts = run.counters?.outcomes
  const isEmpty = page !== null && !isBusy && page.docs.length === 0
  const isNarrowed = outcome !== '' || q !== ''
  return (
    <section className="nashra-import__report">
      <h3>{say('importView:report')}</h3>
      <div className="nashra-import__filters">
        <label>
          <span>{say('importView:filter')}</span>
          <select
            onChange={({ target }) => {
              setOutcome(target.value as '' | Outcome)
            }}
            value={outcome}
          >
            <option value="">{say('importView:all')}</option>
            {outcomes.map((one) => (
              <option key={one} value={one}>
                {say(`importOutcome:${one}`)} ({number(counts?.[one] ?? 0)})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('importView:search')}</span>
          <input
            dir="auto"
            maxLength={200}
            onChange={({ target }) => {
              setQ(target.value)
            }}
            type="search"
            value={q}
          />
        </label>
        <a download href={`${address}/report.jsonl`}>
          {say('importView:download')}
        </a>
      </div>
      {isEmpty && <p>{say(isNarrowed ? 'importView:noneMatch' : 'importView:noReportYet')}</p>}
      {page !== null && page.docs.length > 0 && (
        <ul className="nashra-import__lines">
          {page.docs.map((line, at) => (
            <ReportLine
              articles={articles}
              documents={documents}
              headlines={page.headlines}
              // The same document may stand in an input twice.
              key={`${at} ${line.key}`}
              line={line}
              words={words}
            />
          ))}
        </ul>
      )}
      <p className="nashra-import__said" role="status">
        {isBusy ? say('importView:scanning') : ''}
      </p>
      {page !== null && page.next !== null && (
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={more}
          type="button"
        >
          {say('importView:more')}
        </Button>
      )}
    </section>
  )
}
