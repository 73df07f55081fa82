import { cleanText } from '../../../text/clean.ts'
import type { NamedPage } from './views.ts'

/** A credit line, cut where it names the source, so that the name can be a link. */
export type CreditLine = { after: string; before: string; source: NamedPage | null }

/** The pieces of the line that an article is credited with; a line that names another has no link. */
export const creditLine = ({
  line,
  source,
}: {
  line: null | string | undefined
  source: NamedPage | null
}): CreditLine | null => {
  if (!line) return null
  const name = cleanText(source?.name ?? '')
  const at = name === '' ? -1 : line.indexOf(name)
  if (at < 0) return { after: '', before: line, source: null }
  // The page isolates the name by its markup; half an isolate on either side would be left over.
  return {
    after: line.slice(at + name.length).replace(/^\u2069/, ''),
    before: line.slice(0, at).replace(/\u2068$/, ''),
    source,
  }
}
