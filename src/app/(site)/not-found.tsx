import type { Metadata } from 'next'

import { Message } from './components/Message.tsx'
import { strings } from './words/strings.ts'

export const metadata: Metadata = { robots: { index: false }, title: strings.notFound.title }

export default function NotFound() {
  return (
    <Message code="404" heading={strings.notFound.heading} help={strings.notFound.help}>
      <p>
        <a className="button" href="/">
          {strings.notFound.home}
        </a>
      </p>
    </Message>
  )
}
