'use client'

import type { KeyboardEvent as ReactKeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'

import './index.css'

type Says = {
  change: string
  keys: string
  next: string
  none: string
  of: string
  previous: string
}

/**
 * Moves from change to change, by button or by `n` and `p`, and shows in the document where what is pointed
 * at or focused stands. What it shows is made on the server; it only marks.
 */
export const OriginReader = ({
  children,
  isCompared,
  says,
  summary,
}: {
  children: ReactNode
  isCompared: boolean
  says: Says
  summary: ReactNode
}) => {
  const root = useRef<HTMLDivElement>(null)
  const at = useRef(-1)
  const [told, setTold] = useState('')

  const go = useCallback(
    (by: -1 | 1) => {
      if (!root.current) return
      const marks = [...root.current.querySelectorAll<HTMLElement>('[data-edited] [data-mark]')]
      if (marks.length === 0) {
        setTold(says.none)
        return
      }
      at.current =
        (at.current + by + (at.current < 0 && by < 0 ? 1 : 0) + marks.length) % marks.length
      const mark = marks[at.current]
      mark?.focus({ preventScroll: true })
      mark?.scrollIntoView({ block: 'center' })
      setTold(`${says.change} ${at.current + 1} ${says.of} ${marks.length}`)
    },
    [says],
  )

  useEffect(() => {
    if (!isCompared) return undefined
    const onKey = (event: KeyboardEvent) => {
      // By the key's place: on an Arabic keyboard it writes another letter.
      const by = steps[event.code]
      if (!by || isWriting(event)) return
      event.preventDefault()
      go(by)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go, isCompared])

  const show = (event: SyntheticEvent) => {
    if (root.current && event.target instanceof Element) {
      light({ root: root.current, target: event.target })
    }
  }

  return (
    // What is pointed at is a help to who sees; each has a button or a mark of its own that is focused.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} onClick={show} onFocus={show} onKeyDown={moveBetweenRows} onMouseOver={show}>
      {isCompared && (
        <div className="nashra-origin__bar">
          {summary}
          <div className="nashra-origin__moves">
            <button
              aria-keyshortcuts="p"
              className="nashra-origin__move"
              onClick={() => go(-1)}
              type="button"
            >
              {says.previous}
            </button>
            <button
              aria-keyshortcuts="n"
              className="nashra-origin__move"
              onClick={() => go(1)}
              type="button"
            >
              {says.next}
            </button>
            <span className="nashra-origin__told" role="status">
              {told || says.keys}
            </span>
          </div>
        </div>
      )}
      <div className="nashra-origin__sides">{children}</div>
    </div>
  )
}

const steps: Readonly<Record<string, -1 | 1>> = { KeyN: 1, KeyP: -1 }

const isWriting = ({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  altKey ||
  ctrlKey ||
  metaKey ||
  (target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)))

/** The paragraphs are one stop for the Tab key; arrows move between them. */
const moveBetweenRows = (event: ReactKeyboardEvent<HTMLDivElement>): void => {
  const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key]
  if (!by || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const next = rows[rows.indexOf(event.target) + by]
  if (!next) return
  event.preventDefault()
  event.target.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

/** Marks in the document what a field or paragraph came from, and brings it into the document's window. */
const light = ({ root, target }: { root: HTMLElement; target: Element }): void => {
  const field = target.closest<HTMLElement>('[data-span]')
  const mark = target.closest<HTMLElement>('[data-edited] [data-mark]')?.dataset['mark']
  const paper = root.querySelector<HTMLElement>('[data-document]')
  if (!paper || (!field && !mark)) return
  const [start = -1, end = -1] = (field?.dataset['span'] ?? '').split('-').map(Number)
  const pieces = [...paper.querySelectorAll<HTMLElement>('[data-start]')].filter(
    ({ dataset }) => Number(dataset['start']) < end && Number(dataset['end']) > start,
  )
  const twin = mark ? paper.querySelector<HTMLElement>(`[data-mark="${CSS.escape(mark)}"]`) : null
  for (const lit of root.querySelectorAll('.is-lit')) lit.classList.remove('is-lit')
  for (const one of [field, twin, ...pieces]) one?.classList.add('is-lit')
  const [first] = twin ? [twin] : pieces
  if (first) bringInto({ paper, piece: first })
}

/** Only the document's own window moves: the page under the reader's eyes stays where it is. */
const bringInto = ({ paper, piece }: { paper: HTMLElement; piece: HTMLElement }): void => {
  const window = paper.getBoundingClientRect()
  const place = piece.getBoundingClientRect()
  if (place.top >= window.top && place.bottom <= window.bottom) return
  paper.scrollTop += place.top - window.top - paper.clientHeight / 4
}
