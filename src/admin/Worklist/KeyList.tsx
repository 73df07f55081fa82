import type { Say } from '../Dashboard/page.ts'
import type { KeyCommand } from './keys.ts'
import { shownKeys } from './keys.ts'

const meanings = {
  accept: 'worklistView:keyAccept',
  down: 'worklistView:keyDown',
  help: 'worklistView:keyHelp',
  open: 'worklistView:keyOpen',
  publish: 'worklistView:keyPublish',
  reject: 'worklistView:keyReject',
  undo: 'worklistView:undo',
  up: 'worklistView:keyUp',
} as const satisfies Record<KeyCommand, string>

/** What the keys do, each with what is written on it. */
export const KeyList = ({ say }: { say: Say }) => (
  <dl className="nashra-list__keys">
    {shownKeys.map(({ command, keys }) => (
      <div key={command}>
        <dt>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{say(meanings[command])}</dd>
      </div>
    ))}
  </dl>
)
