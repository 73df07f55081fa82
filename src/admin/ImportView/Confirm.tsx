'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'

import type { Words } from './useWords.ts'

export type Question = { label: string; onYes: () => void; text: string }

/** Asks before something that is not easily undone; a dialog of the browser's own, as for actions. */
export const Confirm = ({
  onNo,
  question: { label, onYes, text },
  words: { say },
}: {
  onNo: () => void
  question: Question
  words: Words
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const body = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      aria-describedby={body}
      aria-labelledby={title}
      className="nashra-dialog nashra-import__confirm"
      onClose={onNo}
      ref={dialog}
    >
      <h2 id={title}>{label}</h2>
      <p id={body}>{text}</p>
      <div className="nashra-import__buttons">
        <Button buttonStyle="secondary" margin={false} onClick={onNo} type="button">
          {say('importView:cancel')}
        </Button>
        <Button margin={false} onClick={onYes} type="button">
          {label}
        </Button>
      </div>
    </dialog>
  )
}
