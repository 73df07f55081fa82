import { matchKey } from '../../text/matchKey.ts'
import { indexPhrases } from '../tags/line/phraseIndex.ts'
import { wordsOf } from '../tags/line/words.ts'

/** A tag of an article. */
export type Label = {
  /** How many articles of the archive carry it. */
  articles: number
  label: string
}

/** A name that two articles of one text say both. */
export type CommonName = Pick<Label, 'articles'> & {
  /** The text says it: it is common to all articles that print this text. */
  isInText: boolean
}

type Named = { headline: string | null; labels: readonly Label[] }

/**
 * The names that two articles of one text have in common: labels of either that stand in the text, or
 * among the labels of the other, or in its headline. A name stands somewhere as a whole, whatever is
 * written onto its first word («وبالأمم المتحدة»).
 *
 * @param text the text of both: match keys with single spaces
 */
export const commonNames = ({
  one,
  other,
  text,
}: {
  one: Named
  other: Named
  text: string
}): CommonName[] => {
  const names = new Map([...namesOf(one), ...namesOf(other)])
  const sayings = [one, other].map((article) => ({
    keys: new Set(namesOf(article).keys()),
    headline: article.headline ?? '',
  }))
  return [...names].flatMap(([key, { articles, label }]) => {
    const isInText = stands({ name: label, text })
    const isCommon =
      isInText ||
      sayings.every(
        ({ headline, keys }) => keys.has(key) || stands({ name: label, text: headline }),
      )
    return isCommon ? [{ articles, isInText }] : []
  })
}

const namesOf = ({ labels }: Named): Map<string, Label> =>
  new Map(labels.map((label) => [matchKey(label.label), label]))

const stands = ({ name, text }: { name: string; text: string }): boolean => {
  const line = wordsOf(name)
  const find = indexPhrases({ line, longest: line.length, texts: [text] })
  return find({ from: 0, length: line.length }).count > 0
}
