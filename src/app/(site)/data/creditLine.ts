import { strings } from '../words/strings.ts'
import type { NamedPage } from './views.ts'

/** A credit line in three pieces, so that the name in its middle can be a link. */
export type CreditLine = { after: string; before: string; source: NamedPage }

const place = '{source}'

/**
 * The line that credits a source, by its own template or the usual one. A template that forgets the
 * place of the name gets the name at its end: a credit without a name credits nobody.
 */
export const creditLine = ({
  source,
  template,
}: {
  source: NamedPage
  template: null | string | undefined
}): CreditLine => {
  const line = template?.trim() || strings.article.defaultCredit
  const at = line.indexOf(place)
  return at < 0
    ? { after: '', before: `${line} `, source }
    : {
        after: line.slice(at + place.length).replaceAll(place, source.name),
        before: line.slice(0, at),
        source,
      }
}
