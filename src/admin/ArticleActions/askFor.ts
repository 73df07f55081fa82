import type { ActionName } from '../../desk/actions/table.ts'

const event = 'nashra-action'

/**
 * Has the article's actions take one, as if its button had been pressed: what was typed is saved before, and
 * the screen shows afterwards where the article stands.
 */
export const askFor = (action: ActionName): void => {
  window.dispatchEvent(new CustomEvent<ActionName>(event, { detail: action }))
}

/**
 * Hears what other parts of the screen ask for.
 *
 * @returns what ends that
 */
export const hearActions = (take: (action: ActionName) => void): (() => void) => {
  const hear = ({ detail }: CustomEventInit<ActionName>): void => {
    if (detail) take(detail)
  }
  window.addEventListener(event, hear as EventListener)
  return () => {
    window.removeEventListener(event, hear as EventListener)
  }
}
