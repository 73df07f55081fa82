'use client'

import { Message } from './components/Message.tsx'
import { failure } from './words/failure.ts'

/** Shown where a page fails. The only part of the site that runs in the browser: Next requires it. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <Message heading={failure.heading} help={failure.help}>
      <p>
        <button className="button" onClick={reset} type="button">
          {failure.retry}
        </button>
      </p>
    </Message>
  )
}
