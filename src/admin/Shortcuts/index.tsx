'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import type { TranslationKey } from '../../translations/label.ts'
import { translate } from '../../translations/label.ts'
import './index.css'
import type { Shortcut } from './registry.ts'
import {
  asksForHelp,
  currentShortcuts,
  hasSingleKeys,
  keepSingleKeys,
  shortcutOf,
} from './registry.ts'

/**
 * Hears the keys of a screen, which its parts have by `useShortcuts`, and shows them on `?`. Once on a
 * screen.
 */
export const Shortcuts = () => {
  const { t } = useTranslation()
  const say = (key: TranslationKey) => translate({ key, t })
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<readonly Shortcut[]>([])
  const [isSingle, setSingle] = useState(true)

  const open = () => {
    setShown(currentShortcuts())
    setSingle(hasSingleKeys())
    dialog.current?.showModal()
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event)
      if (!shortcut && !asksForHelp(event)) return
      event.preventDefault()
      if (shortcut) shortcut.run()
      else open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button className="nashra-keys__open" onClick={open} type="button">
        {say('shortcuts:open')} <kbd>?</kbd>
      </button>
      <dialog
        aria-labelledby="nashra-keys-title"
        className="nashra-dialog nashra-keys"
        ref={dialog}
      >
        <h2 id="nashra-keys-title">{say('shortcuts:title')}</h2>
        <dl>
          {shown.map(({ code, label }) => (
            <div key={code}>
              <dt>
                <kbd>{code.replace('Key', '')}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>?</kbd>
            </dt>
            <dd>{say('shortcuts:help')}</dd>
          </div>
        </dl>
        <p>{say('shortcuts:alt')}</p>
        <label>
          <input
            checked={isSingle}
            onChange={({ target: { checked } }) => {
              keepSingleKeys(checked)
              setSingle(checked)
            }}
            type="checkbox"
          />{' '}
          {say('shortcuts:single')}
        </label>
        {/* No form: this one stands within that of the article. */}
        <p>
          <button
            className="nashra-keys__close"
            onClick={() => dialog.current?.close()}
            type="button"
          >
            {say('shortcuts:close')}
          </button>
        </p>
      </dialog>
    </>
  )
}
