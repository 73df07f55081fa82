'use client'

import { useRouter, useSearchParams } from 'next/navigation'

import { RecentRuns } from './RecentRuns.tsx'
import { RunPage } from './RunPage.tsx'
import { StartForm } from './StartForm.tsx'
import './index.css'

type Props = { articles: string; documents: string; runs: string }

/** What to import, or the run that the address names: it can be come back to, and sent to a colleague. */
export const ImportScreen = (slugs: Props) => {
  const router = useRouter()
  const run = useSearchParams().get('run')
  const show = (id: null | string): void => {
    router.push(id === null ? '?' : `?run=${id}`)
  }
  if (run) return <RunPage {...slugs} id={run} key={run} onShow={show} />
  return (
    <>
      <StartForm onStarted={show} runs={slugs.runs} />
      <RecentRuns runs={slugs.runs} />
    </>
  )
}
