import { toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

import { useShortcuts } from '../Shortcuts/registry.ts'
import { askNext } from './request.ts'
import type { Saying } from './words.ts'

/**
 * Leads from the article to the next of the worklist that it was opened from, which the address names as
 * `?worklist=NAME`; null where there is none.
 */
export const useNext = ({
  after,
  collection,
  hrefOf,
  say,
}: Pick<Saying, 'hrefOf' | 'say'> & { after: string; collection: string }): (() => void) | null => {
  const router = useRouter()
  const [worklist, setWorklist] = useState<null | string>(null)
  useEffect(() => {
    setWorklist(new URLSearchParams(window.location.search).get('worklist'))
  }, [after])
  const goNext = worklist
    ? () => {
        void askNext({ after, collection, worklist }).then((next) => {
          if (next) router.push(`${hrefOf(next)}?worklist=${encodeURIComponent(worklist)}`)
          else toast.info(say('shortcuts:worklistEnd'))
        })
      }
    : null
  useShortcuts([goNext && { code: 'KeyN', label: say('shortcuts:next'), run: goNext }])
  return goNext
}
