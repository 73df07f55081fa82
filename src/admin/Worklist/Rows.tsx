'use client'

import { Button, toast, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { QuickName } from '../../desk/worklists/rows/quickActions.ts'
import type { WorklistPage, WorklistRow } from '../../desk/worklists/rows/types.ts'
import type { TranslationKey } from '../../translations/label.ts'
import { translate } from '../../translations/label.ts'
import { ActionDialog } from '../ArticleActions/ActionDialog.tsx'
import type { Say } from '../Dashboard/page.ts'
import type { Addresses, Doing } from './act.ts'
import { act, doingOf } from './act.ts'
import { KeyList } from './KeyList.tsx'
import { commandOf, isTyping } from './keys.ts'
import { labelOf, Row } from './Row.tsx'

/** What became of a row in this sitting. */
export type Done = { label: string; undo: Doing | null }

type Asking = { doing: Extract<Doing, { kind: 'article' }>; label: string; row: WorklistRow }

/** The rows of a list, and the keys that work on the one that has the focus. */
export const Rows = ({
  addresses,
  hrefs,
  page: first,
}: {
  addresses: Addresses
  hrefs: Addresses
  page: WorklistPage
}) => {
  const { i18n, t } = useTranslation()
  const say: Say = useCallback(
    (key: TranslationKey, values) => translate({ key, t, ...(values ? { values } : {}) }),
    [t],
  )
  const [page, setPage] = useState(first)
  const [at, setAt] = useState(0)
  const [done, setDone] = useState<Readonly<Record<string, Done>>>({})
  const [asking, setAsking] = useState<Asking | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [showsKeys, setShowsKeys] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const { docs, hasMore, last, name } = page

  const focusOn = useCallback((index: number): void => {
    const row = body.current?.children[index]
    if (!(row instanceof HTMLElement)) return
    setAt(index)
    row.focus()
  }, [])

  const loadMore = async (): Promise<void> => {
    setBusy(true)
    try {
      const answer = await fetch(`${addresses.articles}/worklists/${name}?after=${last ?? ''}`, {
        credentials: 'include',
      })
      if (!answer.ok) throw new Error(answer.statusText)
      const more = (await answer.json()) as WorklistPage
      const known = new Set(docs.map(({ id }) => id))
      setPage({ ...more, docs: [...docs, ...more.docs.filter(({ id }) => !known.has(id))] })
    } catch {
      toast.error(say('worklistView:failed'))
    }
    setBusy(false)
  }

  const undo = async (row: WorklistRow, { label, undo: doing }: Done): Promise<void> => {
    if (!doing) return
    setBusy(true)
    // What was seen of the row before is not what stands there now.
    const told = await act({ addresses, doing, row: fresh(row) })
    setBusy(false)
    if (!told.ok) {
      toast.error(told.message ?? say('worklistView:failed'))
      return
    }
    setDone((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== row.id)))
    setPage((now) => ({
      ...now,
      docs: now.docs.map((one) => (one.id === row.id ? fresh(one) : one)),
    }))
    toast.success(`${label}: ${say('worklistView:undone')}`)
    focusOn(docs.findIndex(({ id }) => id === row.id))
  }

  const take = async ({
    doing,
    input,
    label,
    row,
  }: Omit<Asking, 'doing'> & { doing: Doing; input: object }) => {
    setAsking(null)
    setBusy(true)
    const index = docs.findIndex(({ id }) => id === row.id)
    const told = await act({ addresses, doing, input, row })
    setBusy(false)
    if (!told.ok) {
      toast.error(told.message ?? say('worklistView:failed'))
      focusOn(index)
      return
    }
    const became = { label, undo: told.undo }
    setDone((all) => ({ ...all, [row.id]: became }))
    toast.success(
      say('worklistView:done', { action: label }),
      told.undo
        ? { action: { label: say('worklistView:undo'), onClick: () => void undo(row, became) } }
        : {},
    )
    const next = docs.findIndex(({ id }, place) => place > index && !(id in done))
    focusOn(next === -1 ? index : next)
    if (next === -1 && !hasMore) toast.info(say('worklistView:end'))
  }

  const begin = (quick: QuickName, row: WorklistRow | undefined): void => {
    if (!row || isBusy || row.id in done) return
    const doing = doingOf({ name: quick, row })
    if (!doing) {
      toast.info(say('worklistView:nothing'))
      return
    }
    const label = labelOf({ doing, quick, say })
    if (doing.kind === 'article' && doing.needsReason) setAsking({ doing, label, row })
    else void take({ doing, input: {}, label, row })
  }

  const hrefOf = (row: WorklistRow): string =>
    row.kind === 'tag' ? `${hrefs.tags}/${row.id}` : `${hrefs.articles}/${row.id}?worklist=${name}`

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const command = commandOf(event)
      // Enter, and the arrows on what scrolls, are for what has the focus.
      const onRow = event.target === document.body || body.current?.contains(event.target as Node)
      if (!command || (command === 'open' && (event.target as Element).tagName !== 'TR')) return
      if (event.key.startsWith('Arrow') && !onRow) return
      event.preventDefault()
      const row = docs[at]
      const isOn = body.current?.contains(document.activeElement) ?? false
      const commands = {
        accept: () => begin('accept', row),
        down: () => focusOn(isOn ? Math.min(at + 1, docs.length - 1) : at),
        help: () => setShowsKeys((shows) => !shows),
        open: () => row && window.location.assign(hrefOf(row)),
        publish: () => begin('publish', row),
        reject: () => begin('reject', row),
        undo: () => {
          const latest = Object.keys(done).at(-1)
          const target = docs.find(({ id }) => id === latest)
          const became = latest ? done[latest] : undefined
          if (target && became && !isBusy) void undo(target, became)
        },
        up: () => focusOn(Math.max(at - 1, 0)),
      }
      commands[command]()
    }
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', press)
    }
  })

  return (
    <>
      <div className="nashra-list__bar">
        <Button
          aria-expanded={showsKeys}
          buttonStyle="secondary"
          margin={false}
          onClick={() => {
            setShowsKeys(!showsKeys)
          }}
          size="small"
          type="button"
        >
          {`${say('worklistView:keys')} (?)`}
        </Button>
      </div>
      {showsKeys && <KeyList say={say} />}
      {docs.length === 0 ? (
        <p>{say('worklistView:alone')}</p>
      ) : (
        <table className="nashra-list__table">
          <thead>
            <tr>
              {(name === 'tags' ? tagColumns : articleColumns).map((key) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {docs.map((row, index) => (
              <Row
                done={done[row.id]}
                href={hrefOf(row)}
                isBusy={isBusy}
                isCurrent={index === at}
                key={row.id}
                language={i18n.language}
                name={name}
                onFocus={() => {
                  setAt(index)
                }}
                onTake={(quick) => {
                  begin(quick, row)
                }}
                onUndo={(became) => void undo(row, became)}
                row={row}
                say={say}
              />
            ))}
          </tbody>
        </table>
      )}
      {hasMore && (
        <Button disabled={isBusy} onClick={() => void loadMore()} type="button">
          {say(isBusy ? 'worklistView:busy' : 'worklistView:more')}
        </Button>
      )}
      {asking && (
        <ActionDialog
          action={{
            label: asking.label,
            name: asking.doing.way.at(-1) ?? 'publish',
            refused: null,
            takes: { reason: 'required' },
          }}
          onCancel={() => {
            setAsking(null)
            focusOn(at)
          }}
          onTake={(input) => void take({ ...asking, input })}
          say={say}
        />
      )}
    </>
  )
}

const articleColumns = [
  'worklistView:headline',
  'worklistView:source',
  'worklistView:date',
  'worklistView:why',
  'worklistView:what',
] as const

const tagColumns = ['worklistView:headline', 'worklistView:usage', 'worklistView:what'] as const

/** A row after something was taken back: what was seen of it before no longer counts. */
const fresh = (row: WorklistRow): WorklistRow =>
  row.kind === 'article' ? { ...row, updatedAt: '' } : row
