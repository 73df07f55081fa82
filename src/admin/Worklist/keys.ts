/** What the keys of a list do. */
export type KeyCommand = 'accept' | 'down' | 'help' | 'open' | 'publish' | 'reject' | 'undo' | 'up'

/** The commands as the list of keys shows them, each with its key. */
export const shownKeys: readonly { command: KeyCommand; keys: readonly string[] }[] = [
  { command: 'down', keys: ['j', '↓'] },
  { command: 'up', keys: ['k', '↑'] },
  { command: 'open', keys: ['Enter'] },
  { command: 'publish', keys: ['p'] },
  { command: 'accept', keys: ['a'] },
  { command: 'reject', keys: ['r'] },
  { command: 'undo', keys: ['u'] },
  { command: 'help', keys: ['?'] },
]

const commands = new Map<string, KeyCommand>([
  ['?', 'help'],
  ['؟', 'help'],
  ['ArrowDown', 'down'],
  ['ArrowUp', 'up'],
  ['Enter', 'open'],
  ['a', 'accept'],
  ['j', 'down'],
  ['k', 'up'],
  ['p', 'publish'],
  ['r', 'reject'],
  ['u', 'undo'],
])

type Pressed = {
  altKey: boolean
  /** The place of the key, whatever is written on it. */
  code: string
  ctrlKey: boolean
  key: string
  metaKey: boolean
}

/**
 * What a key means in a list; null for any other. An Arabic keyboard has other letters at the same places:
 * there the place counts.
 */
export const commandOf = ({ altKey, code, ctrlKey, key, metaKey }: Pressed): KeyCommand | null => {
  if (altKey || ctrlKey || metaKey) return null
  const isLatin = /^[a-z]$/i.test(key)
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  const letter = isLatin || !place || key.length > 1 ? key : place
  return commands.get(letter.length === 1 ? letter.toLowerCase() : letter) ?? null
}

/** Where keys are letters of a text, or belong to what has the focus. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, dialog, [contenteditable]:not([contenteditable="false"])',
  ) !== null
