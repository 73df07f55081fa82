import { strings } from '../words/strings.ts'
import { Message } from './Message.tsx'

const { english, heading, help, home } = strings.withdrawn

/** What stands at the address of an article that was killed: that it was, and not why. */
export const Withdrawn = () => (
  <Message heading={heading} help={help}>
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
