import { useCallback, useEffect, useState } from 'react'

import type { Progress, State } from './request.ts'
import { ask } from './request.ts'

/** Milliseconds between two looks: while something goes on, and when nobody answered. */
const every = 1000
const patience = 3000

const moving: ReadonlySet<State> = new Set(['rollingBack', 'running', 'stopping', 'waiting'])

export const isMoving = (state: State): boolean => moving.has(state)

/** How a run stood at a moment. */
export type Seen = Progress & { seenAt: number }

/** How a run stands, looked at again as long as something goes on. */
export const useRun = (address: string) => {
  const [run, setRun] = useState<null | Seen>(null)
  const [problem, setProblem] = useState<null | string>(null)
  const [isAway, setAway] = useState(false)
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const look = async (): Promise<void> => {
      const told = await ask<Progress>({ address: `${address}/progress` })
      if (!isCurrent) return
      setAway(!told.ok && told.message === null)
      if (told.ok) setRun({ ...told.value, seenAt: Date.now() })
      else if (told.message !== null) {
        setProblem(told.message)
        return
      }
      if (!told.ok || isMoving(told.value.state)) {
        timer = setTimeout(() => void look(), told.ok ? every : patience)
      }
    }
    void look()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [address, asked])

  return {
    isAway,
    lookAgain: useCallback(() => {
      setAsked((times) => times + 1)
    }, []),
    problem,
    run,
  }
}
