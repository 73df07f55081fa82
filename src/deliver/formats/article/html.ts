import { paragraphHtml } from '../body/toHtml.ts'
import { contentHtml } from '../parts.ts'
import { directionOf, languageTag } from '../text/language.ts'
import { element, escapeMarkup } from '../text/markup.ts'
import { safeLine } from '../text/safeText.ts'
import type { FormatArgs } from './types.ts'

/** The article as a fragment of HTML, to be put into a page: headline, deck, text, corrections, credit. */
export const toHtmlFragment = ({ article }: Pick<FormatArgs, 'article'>): string => {
  const { deck, headline, language } = article
  const dir = directionOf({ language, text: headline })
  const parts = [
    element('h1', { dir }, escapeMarkup(safeLine(headline))),
    deck ? paragraphHtml({ attributes: { class: 'deck' }, language, text: deck }) : '',
    contentHtml(article),
  ]
  return `${element('article', { dir: directionOf({ language, text: '' }), lang: languageTag(language) }, parts.filter(Boolean).join('\n'))}\n`
}
