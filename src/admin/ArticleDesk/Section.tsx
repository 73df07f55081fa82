import type { ReactNode } from 'react'

/** Sections that somebody opened or closed: Payload makes its forms anew after each save. */
const opened = new Map<string, boolean>()

/** A part of the panel under its heading, which says how it stands while it is closed. */
export const Section = ({
  children,
  count,
  isOpen,
  name,
  title,
  tone,
}: {
  children: ReactNode
  /** Beside the heading: how many, or how it stands. */
  count?: null | string
  isOpen: boolean
  name: string
  title: string
  tone?: 'bad' | 'good' | 'quiet'
}) => (
  <details
    className="nashra-desk__section"
    data-section={name}
    onToggle={({ currentTarget }) => {
      opened.set(name, currentTarget.open)
    }}
    open={opened.get(name) ?? isOpen}
  >
    <summary>
      <h2 className="nashra-desk__heading">{title}</h2>
      {count !== undefined && count !== null && (
        <span className={`nashra-desk__count nashra-desk__count--${tone ?? 'quiet'}`}>{count}</span>
      )}
    </summary>
    <div className="nashra-desk__inner">{children}</div>
  </details>
)
