'use client'

import { Button } from '@payloadcms/ui'
import type { FormEvent } from 'react'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

import { limits } from '../../../collections/limits.ts'
import { correctionKinds } from '../../desk/actions/input.ts'
import type { InputField } from '../../desk/actions/input.ts'
import type { TranslationKey } from '../../translations/label.ts'
import type { Offered } from './request.ts'

type Say = (key: TranslationKey) => string

type Props = {
  action: Offered
  onCancel: () => void
  onTake: (input: object) => void
  say: Say
}

/**
 * Asks for what an action takes, in a dialog of the browser's own: it keeps the focus and hears Escape.
 *
 * It stands at the end of the page, whoever opens it: a form within a form is none by HTML, and browsers tell
 * nobody outside that it was sent.
 */
export const ActionDialog = ({ action, onCancel, onTake, say }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    // What React tells the form around the dialog would save it.
    event.stopPropagation()
    onTake(inputOf({ action, form: new FormData(event.currentTarget) }))
  }
  const fields = (Object.keys(action.takes) as InputField[])
    .filter((field) => field in asked)
    // What must be said comes before what may be.
    .sort((one, other) => rank(action.takes[one]) - rank(action.takes[other]))
  return createPortal(
    <dialog
      aria-labelledby={title}
      className="nashra-dialog nashra-action"
      onClose={onCancel}
      ref={dialog}
    >
      <form onSubmit={send}>
        <h2 id={title}>{action.label}</h2>
        {fields.map((field) =>
          field === 'correction' ? (
            <CorrectionFields key={field} say={say} />
          ) : (
            <Asked
              key={field}
              isRequired={action.takes[field] === 'required'}
              name={field}
              say={say}
            />
          ),
        )}
        <div className="nashra-action__buttons">
          <Button buttonStyle="secondary" margin={false} onClick={onCancel} type="button">
            {say('actionForm:cancel')}
          </Button>
          <Button margin={false} type="submit">
            {action.label}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  )
}

const rank = (need: 'optional' | 'required' | undefined): number => (need === 'required' ? 0 : 1)

/** How each input is asked for. */
const asked: Partial<Record<InputField, 'moment' | 'text'>> & { correction: 'text' } = {
  at: 'moment',
  correction: 'text',
  note: 'text',
  publicNote: 'text',
  reason: 'text',
  until: 'moment',
}

const Asked = ({
  isRequired,
  name,
  say,
}: {
  isRequired: boolean
  name: 'after' | 'at' | 'before' | 'note' | 'reason' | 'text' | 'until' | InputField
  say: Say
}) => {
  const shared = { name, required: isRequired }
  const isMoment = asked[name as InputField] === 'moment'
  return (
    <label className="nashra-action__field">
      <span>
        {say(`actionForm:${name}` as TranslationKey)}
        {isRequired && <span aria-hidden="true"> *</span>}
      </span>
      {isMoment ? (
        <input {...shared} type="datetime-local" />
      ) : (
        <textarea
          {...shared}
          dir="auto"
          maxLength={name === 'publicNote' ? limits.notice : limits.note}
          rows={name === 'note' ? 2 : 3}
        />
      )}
    </label>
  )
}

const CorrectionFields = ({ say }: { say: Say }) => (
  <>
    <label className="nashra-action__field">
      <span>{say('articles:correctionKind')}</span>
      <select name="kind">
        {correctionKinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`correctionKind:${kind}`)}
          </option>
        ))}
      </select>
    </label>
    <Asked isRequired name="text" say={say} />
    <Asked isRequired={false} name="before" say={say} />
    <Asked isRequired={false} name="after" say={say} />
  </>
)

/** What was filled in, as the endpoint takes it: moments with their offset, nothing that is empty. */
const inputOf = ({ action, form }: { action: Offered; form: FormData }): object => {
  const textOf = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const fields = Object.keys(action.takes) as InputField[]
  const entries = fields.flatMap((field): [InputField, object | string][] => {
    if (field === 'correction') {
      const correction = {
        after: textOf('after'),
        before: textOf('before'),
        kind: textOf('kind'),
        text: textOf('text'),
      }
      return [[field, correction]]
    }
    const value = textOf(field)
    if (value === '') return []
    return [[field, asked[field] === 'moment' ? new Date(value).toISOString() : value]]
  })
  return Object.fromEntries(entries)
}
