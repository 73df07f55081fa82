'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import type { Question } from './Confirm.tsx'
import { Confirm } from './Confirm.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Report } from './Report.tsx'
import { ask } from './request.ts'
import { RunProgress } from './RunProgress.tsx'
import { Spared } from './Spared.tsx'
import { isMoving, useRun } from './useRun.ts'
import { useWords } from './useWords.ts'

type Props = {
  articles: string
  documents: string
  id: string
  onShow: (id: null | string) => void
  runs: string
}

/** One run: how far it is, what became of the documents, and what may be done about it. */
export const RunPage = ({ articles, documents, id, onShow, runs }: Props) => {
  const words = useWords()
  const { addressOf, moment, number, say } = words
  const base = addressOf(`/${runs}`)
  const address = `${base}/${id}`
  const { isAway, lookAgain, problem: unknown, run } = useRun(address)
  const [question, setQuestion] = useState<null | Question>(null)
  const [problem, setProblem] = useState<null | string>(null)

  /** Asks for something; what began as a run of its own is shown instead of this one. */
  const take = async ({ body = {}, path }: { body?: object; path: string }): Promise<void> => {
    setQuestion(null)
    setProblem(null)
    const told = await ask<{ id: string }>({ address: `${base}/${path}`, body })
    if (!told.ok) setProblem(told.message ?? say('importView:away'))
    else if (told.value.id !== id) onShow(told.value.id)
    lookAgain()
  }
  const askRollback = async (): Promise<void> => {
    setProblem(null)
    const told = await ask<{ total: number }>({ address: `${address}/rollback` })
    if (!told.ok) {
      setProblem(told.message ?? say('importView:away'))
      return
    }
    setQuestion({
      label: say('importView:rollbackDo'),
      onYes: () => void take({ path: `${id}/rollback` }),
      text: say('importView:rollbackAsk', { count: number(told.value.total) }),
    })
  }

  const back = (
    <Button
      buttonStyle="secondary"
      margin={false}
      onClick={() => {
        onShow(null)
      }}
      type="button"
    >
      {say('importView:again')}
    </Button>
  )
  if (unknown !== null) {
    return (
      <>
        <p role="alert">{unknown}</p>
        {back}
      </>
    )
  }
  if (!run) return <p role="status">{isAway ? say('importView:away') : '…'}</p>
  const { can, counters, dryRun, format, input, path, publish, state, upload } = run
  const rejected = counters?.outcomes.rejected ?? 0
  return (
    <article className="nashra-import__run">
      <header>
        <h2>
          <bdi>{input}</bdi>
        </h2>
        <p>
          {dryRun && <span className="nashra-import__mark">{say('importView:dryRun')}</span>}
          {run.retryOf !== null && (
            <span className="nashra-import__mark">{say('importView:retryOf')}</span>
          )}
          <span>{say('importView:started')} </span>
          <time dateTime={run.started}>{moment(run.started)}</time>
        </p>
      </header>
      <RunProgress isAway={isAway} run={run} words={words} />
      {(problem ?? run.problem) !== null && (
        <p className="nashra-import__problem" dir="auto" role="alert">
          {problem ?? run.problem}
        </p>
      )}
      <div className="nashra-import__buttons">
        {dryRun && state === 'finished' && (
          <Button
            margin={false}
            onClick={() =>
              void take({
                body: { format, publish, ...(upload === null ? { path } : { upload }) },
                path: 'start',
              })
            }
            type="button"
          >
            {say('importView:goImport')}
          </Button>
        )}
        {can.resume && (
          <Button margin={false} onClick={() => void take({ path: `${id}/resume` })} type="button">
            {say('importView:resume')}
          </Button>
        )}
        {can.cancel && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => void take({ path: `${id}/cancel` })}
            type="button"
          >
            {say('importView:stop')}
          </Button>
        )}
        {can.retry && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setQuestion({
                label: say('importView:retry'),
                onYes: () => void take({ path: `${id}/retry` }),
                text: say('importView:retryAsk', { count: number(rejected) }),
              })
            }}
            type="button"
          >
            {say('importView:retry')}
          </Button>
        )}
        {can.rollback && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => void askRollback()}
            type="button"
          >
            {say('importView:rollback')}
          </Button>
        )}
        {!isMoving(state) && back}
      </div>
      {run.rollback && <Spared documents={documents} rollback={run.rollback} words={words} />}
      {counters && <Outcomes counts={counters.outcomes} dryRun={dryRun} words={words} />}
      <Report
        address={address}
        articles={articles}
        documents={documents}
        // Read anew when the run has ended; while it goes on, people may be reading.
        key={isMoving(state) ? 'moving' : state}
        run={run}
        words={words}
      />
      {question && (
        <Confirm
          onNo={() => {
            setQuestion(null)
          }}
          question={question}
          words={words}
        />
      )}
    </article>
  )
}
