import { useEffect, useRef } from 'react'

export type Shortcut = {
  /** The key by its place on the keyboard, as `KeyN`: on an Arabic one it writes another letter. */
  code: string
  label: string
  run: () => void
}

const shortcuts = new Map<string, Shortcut>()

/** Makes keys do something for as long as the component is there; what is null does nothing. */
export const useShortcuts = (wanted: readonly (null | Shortcut)[]): void => {
  const newest = useRef(wanted)
  newest.current = wanted
  const codes = wanted.map((one) => (one ? `${one.code} ${one.label}` : '')).join('\n')
  useEffect(() => {
    const own = newest.current.flatMap((one, at) =>
      one ? [{ ...one, run: () => newest.current[at]?.run() }] : [],
    )
    for (const one of own) shortcuts.set(one.code, one)
    return () => {
      for (const one of own) if (shortcuts.get(one.code) === one) shortcuts.delete(one.code)
    }
  }, [codes])
}

/** What keys do now, in the order in which it was said. */
export const currentShortcuts = (): Shortcut[] => [...shortcuts.values()]

/** What a key that was pressed does; null where it does nothing of ours. */
export const shortcutOf = (event: Pressed): null | Shortcut => {
  const { altKey, code, ctrlKey, isComposing, metaKey, repeat, shiftKey } = event
  if (ctrlKey || metaKey || shiftKey || isComposing || repeat || hasDialog()) return null
  const isMeant = altKey || (hasSingleKeys() && !isWriting(event.target))
  return isMeant ? (shortcuts.get(code) ?? null) : null
}

/** Whether a key asks which keys there are: the question mark, Arabic or Latin. */
export const asksForHelp = ({ ctrlKey, key, metaKey, target }: Pressed): boolean =>
  (key === '?' || key === '؟') && !ctrlKey && !metaKey && !isWriting(target) && !hasDialog()

type Pressed = Pick<
  KeyboardEvent,
  | 'altKey'
  | 'code'
  | 'ctrlKey'
  | 'isComposing'
  | 'key'
  | 'metaKey'
  | 'repeat'
  | 'shiftKey'
  | 'target'
>

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, select, textarea, [contenteditable="true"], [role="textbox"]') !== null

const hasDialog = (): boolean =>
  document.querySelector('dialog[open], .payload__modal-item--appearDone, [aria-modal="true"]') !==
  null

const store = 'nashra-single-keys'

/** Whoever dictates, or hits keys by mistake, can have them work with Alt only (WCAG 2.2, 2.1.4). */
export const hasSingleKeys = (): boolean => {
  try {
    return window.localStorage.getItem(store) !== 'off'
  } catch {
    return true
  }
}

export const keepSingleKeys = (isOn: boolean): void => {
  try {
    window.localStorage.setItem(store, isOn ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}
