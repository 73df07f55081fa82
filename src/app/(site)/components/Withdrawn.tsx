import { strings } from '../words/strings.ts'
import { Message } from './Message.tsx'

const { english, heading, help, home } = strings.withdrawn

/**
 * What stands at the address of an article that was killed: that it was, what the desk tells readers of it,
 * and not why.
 */
export const Withdrawn = ({ note }: { note: null | string }) => (
  <Message heading={heading} help={help}>
    {note ? (
      <p className="withdrawn-note" dir="auto">
        {note}
      </p>
    ) : null}
    <p dir="ltr" lang="en">
      {english}
    </p>
    <p>
      <a className="button" href="/">
        {home}
      </a>
    </p>
  </Message>
)
