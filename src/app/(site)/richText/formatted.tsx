import type { ReactNode } from 'react'

type Mark = { bit: number; wrap: (children: ReactNode) => ReactNode }

/** Lexical's text formats, bit by bit (`TextFormatType` of the package `lexical`). */
const marks: Mark[] = [
  { bit: 1, wrap: (children) => <strong>{children}</strong> },
  { bit: 2, wrap: (children) => <em>{children}</em> },
  { bit: 4, wrap: (children) => <s>{children}</s> },
  { bit: 8, wrap: (children) => <u>{children}</u> },
  { bit: 16, wrap: (children) => <code dir="ltr">{children}</code> },
  { bit: 32, wrap: (children) => <sub>{children}</sub> },
  { bit: 64, wrap: (children) => <sup>{children}</sup> },
]

/** A run of text inside the elements that its format bits ask for. */
export const formatted = ({
  children,
  format,
}: {
  children: ReactNode
  format: unknown
}): ReactNode => {
  const bits = typeof format === 'number' ? format : 0
  return marks.reduce((inner, { bit, wrap }) => (bits & bit ? wrap(inner) : inner), children)
}
