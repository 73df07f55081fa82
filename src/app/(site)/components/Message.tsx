import type { ReactNode } from 'react'

/** A page that has only something to say: nothing here, not found, out of order. */
export const Message = ({
  children,
  code,
  heading,
  help,
}: {
  children?: ReactNode
  code?: string
  heading: string
  help: string
}) => (
  <div className="message">
    {code ? (
      <p aria-hidden="true" className="message-code">
        {code}
      </p>
    ) : null}
    <h1>{heading}</h1>
    <p>{help}</p>
    {children}
  </div>
)
