import { cleanText } from '../text/clean.ts'
import { creditDate } from './creditDate.ts'
import { termsOfSource } from './terms.ts'
import { tidyLine } from './tidyLine.ts'
import type { ArticleRights, RightsTerms, SourceRights } from './types.ts'

/** What a template may name, in braces: `نقلا عن {source}، {date}`. Any other word in braces stays. */
export const creditPlaceholders = [
  'source',
  'author',
  'date',
  'url',
  'holder',
  'license',
  'notice',
] as const

type Placeholder = (typeof creditPlaceholders)[number]

/** A piece of a credit line: words of the template, or the value of a placeholder. */
export type CreditPiece = { kind: 'words' | Placeholder; text: string }

type CreditArgs = {
  article: ArticleRights
  /** The source whose terms count, merges followed; null where there is none. */
  source: null | SourceRights
  /** By default those of the source. */
  terms?: RightsTerms
}

/**
 * The line that credits a text, by the template of its source or the usual one («المصدر: …»), in plain
 * text: whoever puts it into HTML escapes it. A value that runs against the direction of the line is
 * isolated (U+2068 … U+2069, UAX #9 §2.4); what is invisible in a template or a value is left out.
 *
 * @returns at most 2,000 characters; null where there is nobody to credit
 */
export const creditLine = (args: CreditArgs): null | string => {
  const pieces = creditPieces(args)
  const words = pieces.flatMap(({ kind, text }) => (kind === 'words' ? text : [])).join('')
  const isRightToLeft = rightToLeft.test(words) || !letter.test(words)
  const against = isRightToLeft ? leftToRight : rightToLeft
  const line = pieces
    .map(({ kind, text }) =>
      kind !== 'words' && against.test(text) ? `\u2068${text}\u2069` : text,
    )
    .join('')
  return line || null
}

/**
 * The same in its pieces, for a page that makes a link of one of them. A placeholder without a value is
 * left out with the signs around it. A template that names nobody gets the name at its end: a credit
 * without a name credits nobody.
 */
export const creditPieces = ({
  article,
  source,
  terms = termsOfSource(source),
}: CreditArgs): CreditPiece[] => {
  const template = cleanText(terms.creditTemplate ?? '')
  const valueOf = valuesOf({ article, source, terms })
  const made = template === '' ? [] : piecesOf({ template, valueOf })
  const isUsable = made.some(isTold) && lengthOf(made) <= longestLine
  const name = valueOf('source')
  if (!isUsable) return name ? piecesOf({ template: usual(article), valueOf }) : []
  const named = made.some(
    ({ kind, text }) => kind === 'source' || kind === 'holder' || (name && text.includes(name)),
  )
  return named || !name
    ? made
    : [...made, { kind: 'words', text: ' ' }, { kind: 'source', text: name }]
}

/** Longest line that a template may come to; a longer one is somebody's joke, and the usual line stands. */
const longestLine = 1500

type ValueOf = (name: Placeholder) => string

/** What placeholders stand for. Each is made when it is named: a list has a hundred lines that name one. */
const valuesOf = (args: Required<CreditArgs>): ValueOf => {
  const made: Partial<Record<Placeholder, string>> = {}
  return (name) => (made[name] ??= values[name](args))
}

const values: Record<Placeholder, (args: Required<CreditArgs>) => string> = {
  author: ({ article }) => cleanText(article.originalAuthor ?? ''),
  date: ({ article }) => creditDate(article),
  holder: ({ terms }) => cleanText(terms.copyrightHolder ?? ''),
  license: ({ terms }) => cleanText(terms.license ?? ''),
  notice: ({ terms }) => cleanText(terms.copyrightNotice ?? ''),
  source: ({ source }) => cleanText(source?.name ?? ''),
  url: ({ article }) => cleanText(article.originalUrl ?? ''),
}

const usual = ({ language }: ArticleRights): string =>
  /^en\b/i.test(language ?? '') ? 'Source: {source}' : 'المصدر: {source}'

const placeholder = new RegExp(`\\{(${creditPlaceholders.join('|')})\\}`, 'g')

/** Values are put in at once, so that one which looks like a placeholder stays what it is. */
const piecesOf = ({ template, valueOf }: { template: string; valueOf: ValueOf }): CreditPiece[] => {
  const isGiven = (name: string) => valueOf(name as Placeholder) !== ''
  return tidyLine({ isGiven, pieces: template.split(placeholder) }).map(({ isName, text }) =>
    isName
      ? { kind: text as Placeholder, text: valueOf(text as Placeholder) }
      : { kind: 'words', text },
  )
}

const lengthOf = (pieces: readonly CreditPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.length, 0)

const isTold = ({ text }: CreditPiece): boolean => /[\p{L}\p{N}]/u.test(text)

const letter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u
