import { hasPersianLetters } from '../../../text/persian.ts'
import { indexPhrases, type PhraseIndex } from './phraseIndex.ts'
import { shapesOf, type Shape } from './shape.ts'
import type { TagKnowledge } from '../types.ts'
import { wordsOf, type Word } from './words.ts'

/** A keyword line with all that its segments are weighed by. */
export type TagLine = {
  words: readonly Word[]
  shapes: readonly Shape[]
  phrases: PhraseIndex
  archive: TagKnowledge
  /** Persian letters: made by machine from the text's most frequent phrases. */
  machineMade: boolean
  /** Pieces between the delimiters of the line; 1 if it has none. */
  pieces: number
}

/** Words of the longest tag. */
export const LONGEST_TAG = 5

/**
 * @param line the keyword line
 * @param texts body and headline
 */
export const readTagLine = ({
  line,
  texts,
  archive,
}: {
  line: string
  texts: readonly string[]
  archive: TagKnowledge
}): TagLine => {
  const words = partHashtags(wordsOf(line))
  const machineMade = hasPersianLetters(line)
  const phrases = indexPhrases({ line: words, texts, longest: LONGEST_TAG })
  return {
    words,
    archive,
    machineMade,
    shapes: shapesOf({ words, phrases, machineMade }),
    phrases,
    pieces: words.filter((word, index) => index === 0 || word.breakBefore).length,
  }
}

/** A word run bound by «_» is a tag of its own: what is only spaced from it does not belong to it. */
const partHashtags = (words: readonly Word[]): Word[] =>
  words.map((word, index) => {
    const boundToNext = words[index + 1]?.glue === '_'
    const afterBound = words[index - 1]?.glue === '_'
    const parted = index > 0 && word.glue === null && (boundToNext || afterBound)
    return parted ? { ...word, breakBefore: true } : word
  })
