import type { NamedPage } from '../data/views.ts'
import { Isolated } from '../richText/Isolated.tsx'

/** A line above the text that sends readers somewhere else: a newer version, a correction. */
export const Notice = ({ page, words }: { page: NamedPage; words: string }) => (
  <p className="notice">
    {words}{' '}
    <a href={page.path}>
      <Isolated text={page.name} />
    </a>
  </p>
)
