'use client'

import {
  Button,
  Popup,
  PopupList,
  toast,
  useConfig,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLocale,
  useTranslation,
} from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { ActionName } from '../../desk/actions/table.ts'
import type { TranslationKey } from '../../translations/label.ts'
import { translate } from '../../translations/label.ts'
import { useShortcuts } from '../Shortcuts/registry.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { hearActions } from './askFor.ts'
import './index.css'
import type { Offered, Offers } from './request.ts'
import { askOffers, takeAction } from './request.ts'

/** What an editor most likely wants next, the likeliest first. */
const likely: readonly ActionName[] = [
  'publish',
  'republish',
  'refile',
  'release',
  'ready',
  'restore',
  'review',
]

/**
 * Whether this page is about to be loaded anew. Payload makes its forms anew after a save, and with them
 * all they know: a button of the page that goes would open a dialog that nobody could finish.
 */
let isLeaving = false
const leave = (): void => {
  isLeaving = true
}

/** Keys for what review does all day; on an Arabic keyboard they are at the same place. */
const keys: readonly { code: string; name: 'publish' | 'ready' | 'reject' }[] = [
  { code: 'KeyR', name: 'ready' },
  { code: 'KeyX', name: 'reject' },
  { code: 'KeyP', name: 'publish' },
]

/** Asked about although nothing has to be filled in: readers notice. */
const grave: readonly ActionName[] = ['unpublish']

/**
 * In the place of Payload's own button for publishing: the actions that the desk may take on the article
 * now, the likeliest as a button, the others in a menu, those that something stands against with what it
 * is. What was typed is saved as a draft before.
 */
export const ArticleActions = () => {
  const { collectionSlug, data, id, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const { submit } = useForm()
  const isModified = useFormModified()
  const { code: locale } = useLocale()
  const { t } = useTranslation()
  const [offers, setOffers] = useState<null | Offers>(null)
  const [asking, setAsking] = useState<null | Offered>(null)
  const [isBusy, setBusy] = useState(false)
  const say = useCallback((key: TranslationKey) => translate({ key, t }), [t])
  const address = `${config.routes.api}/${collectionSlug}/${id}`

  useEffect(() => {
    let isCurrent = true
    if (id !== undefined) {
      void askOffers(address).then((found) => {
        if (isCurrent) setOffers(found)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [address, id, lastUpdateTime])

  /** Saves what was typed, and answers with the moment that the server then knows. */
  const saveDraft = async (): Promise<string | undefined> => {
    await submit({
      action: `${address}?depth=0&draft=true&fallback-locale=null&locale=${locale}`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    return (await askOffers(address))?.seen
  }

  const take = async (action: Offered, input: object): Promise<void> => {
    setAsking(null)
    setBusy(true)
    const seen = isModified ? await saveDraft() : latest([offers?.seen, data?.updatedAt])
    const told = await takeAction({ address, input: { ...input, seen }, name: action.name })
    if (told.ok) {
      toast.success(translate({ key: 'actionForm:done', t, values: { action: action.label } }))
      // The whole screen shows where the article stands.
      leave()
      if (told.update) window.location.assign(`./${told.update.id}`)
      else window.location.reload()
      return
    }
    toast.error(told.message)
    setBusy(false)
  }

  const begin = (action: Offered): void => {
    const asksFor = Object.values(action.takes).includes('required')
    if (asksFor || grave.includes(action.name)) setAsking(action)
    else void take(action, {})
  }

  const actions = isLeaving ? [] : (offers?.actions ?? [])
  const [first] = likely.flatMap((name) =>
    actions.filter((one) => one.name === name && !one.refused),
  )
  const others = actions.filter((action) => action !== first)
  const wanted = (name: ActionName): null | { label: string; run: () => void } => {
    const action = actions.find((one) => one.name === name)
    const run = () => {
      if (!action || isBusy) return
      if (action.refused) toast.error(action.refused)
      else begin(action)
    }
    return action ? { label: action.label, run } : null
  }
  useShortcuts(
    keys.map(({ code, name }) => {
      const action = wanted(name)
      return action && { code, ...action }
    }),
  )
  useEffect(() => hearActions((name) => wanted(name)?.run()))
  return (
    <div className="nashra-actions">
      {first && (
        <Button
          buttonStyle="primary"
          disabled={isBusy}
          id="action-first"
          margin={false}
          onClick={() => {
            begin(first)
          }}
          size="medium"
          type="button"
        >
          {first.label}
        </Button>
      )}
      {others.length > 0 && (
        <Popup
          button={<span className="nashra-actions__more">{say('actionForm:more')}</span>}
          buttonClassName="nashra-actions__button"
          horizontalAlign="right"
          id="action-more"
          portalClassName="nashra-actions__menu"
          size="medium"
          render={({ close }) => (
            <PopupList.ButtonGroup>
              {others.map((action) => (
                <PopupList.Button
                  disabled={action.refused !== null || isBusy}
                  id={`action-${action.name}`}
                  key={action.name}
                  onClick={() => {
                    close()
                    begin(action)
                  }}
                >
                  {action.label}
                  {action.refused && (
                    <small className="nashra-actions__why">{action.refused}</small>
                  )}
                </PopupList.Button>
              ))}
            </PopupList.ButtonGroup>
          )}
          verticalAlign="bottom"
        />
      )}
      {asking && (
        <ActionDialog
          action={asking}
          onCancel={() => {
            setAsking(null)
          }}
          onTake={(input) => void take(asking, input)}
          say={say}
        />
      )}
    </div>
  )
}

/** The later of two moments: what one saved oneself a moment ago is no colleague's change. */
const latest = (moments: readonly unknown[]): string | undefined =>
  moments
    .filter((moment) => typeof moment === 'string')
    .sort()
    .at(-1)

/** In the place of Payload's own button for taking back, which is an action too. */
export const NoButton = () => null
