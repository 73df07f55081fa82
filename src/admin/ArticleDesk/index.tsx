'use client'

import { toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback, useEffect, useState } from 'react'

import type { ArticleDesk as Desk } from '../../desk/panel/types.ts'
import { translate } from '../../translations/label.ts'
import { Shortcuts } from '../Shortcuts/index.tsx'
import { Checklist } from './Checklist.tsx'
import { Conflicts } from './Conflicts.tsx'
import './index.css'
import { Issues } from './Issues.tsx'
import { Links } from './Links.tsx'
import { askDesk, decide } from './request.ts'
import { Rights } from './Rights.tsx'
import { Suggestions } from './Suggestions.tsx'
import { useNext } from './useNext.ts'
import { Versions } from './Versions.tsx'
import type { Say, Saying } from './words.ts'
import { localeOf } from './words.ts'

/** What was told last: Payload makes its forms anew after each save, and the panel must not flicker. */
const lastTold = new Map<string, Desk>()

/**
 * Beside the form of an article: what is missing, whether it may go out and why, what the source says
 * otherwise, suggestions, titles in and out, other versions and the issue log, from one question to the
 * server; with the keys of the screen.
 *
 * @param props.linksSlug of the collection of related links
 */
export const ArticleDesk = ({ linksSlug }: { linksSlug: string }) => {
  const { collectionSlug = '', id, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n, t } = useTranslation()
  const { admin, api } = config.routes
  const collection = `${api}/${collectionSlug}`
  const address = `${collection}/${id}`
  const [desk, setDesk] = useState<Desk | null>(lastTold.get(address) ?? null)
  const [isFailed, setFailed] = useState(false)
  const say: Say = useCallback(
    (key, values) => translate({ key, t, ...(values ? { values } : {}) }),
    [t],
  )

  const tell = useCallback(
    (told: Desk | null): void => {
      if (told) lastTold.set(address, told)
      setDesk(told ?? lastTold.get(address) ?? null)
      setFailed(told === null)
    },
    [address],
  )

  useEffect(() => {
    let isCurrent = true
    if (id !== undefined) {
      void askDesk(address).then((told) => {
        if (isCurrent) tell(told)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [address, id, lastUpdateTime, tell])

  const hrefOf = (article: string) =>
    formatAdminURL({ adminRoute: admin, path: `/collections/${collectionSlug}/${article}` })
  const goNext = useNext({ after: String(id), collection, hrefOf, say })

  const decideAndAsk = async (args: Parameters<typeof decide>[0]): Promise<boolean> => {
    const told = await decide(args)
    if (told.ok) tell(await askDesk(address))
    else toast.error(told.message || say('deskPanel:failed'))
    return told.ok
  }

  if (id === undefined) return null
  const saying: Saying = { hrefOf, locale: localeOf(i18n.language), say }
  return (
    <section aria-label={say('deskPanel:title')} className="nashra-desk">
      {isFailed && <p role="alert">{say('deskPanel:failed')}</p>}
      {!desk && !isFailed && <p>{say('deskPanel:loading')}</p>}
      {desk && (
        <>
          <Conflicts
            {...saying}
            desk={desk}
            onDecide={({ field, ...how }) => {
              const place = `${address}/conflicts/${field}`
              const isUndo = 'reopen' in how
              void decideAndAsk(
                isUndo ? { address: `${place}/reopen`, input: {} } : { address: place, input: how },
              ).then((isDone) => {
                // The form holds what the article said before.
                if (isDone && (isUndo ? how.reopen : how.keep) === 'theirs')
                  window.location.reload()
              })
            }}
            originHref={`${hrefOf(String(id))}/origin`}
          />
          <Checklist {...saying} desk={desk} />
          <Rights {...saying} desk={desk} />
          <Suggestions {...saying} article={String(id)} desk={desk} />
          <Versions {...saying} desk={desk} />
          <Links
            {...saying}
            desk={desk}
            onDecide={({ article, how, link }) => {
              void decideAndAsk({
                address: `${api}/${linksSlug}/${link}/${how}`,
                input: article === undefined ? {} : { article },
              })
            }}
          />
          <Issues {...saying} desk={desk} />
        </>
      )}
      <div className="nashra-desk__foot">
        {goNext && (
          <button className="nashra-desk__small" onClick={goNext} type="button">
            {say('shortcuts:next')} <kbd>N</kbd>
          </button>
        )}
        <Shortcuts />
      </div>
    </section>
  )
}
