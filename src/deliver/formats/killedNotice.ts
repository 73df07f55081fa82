import type { Withdrawn } from '../published/types.ts'
import { safeText } from './text/safeText.ts'
import { wordsFor } from './words.ts'

/** What stands as JSON where an article was killed: the house's sentence, and what the desk tells readers. */
export const killedNotice = ({ at, language, note, publicId }: Withdrawn) => ({
  at,
  id: publicId,
  note,
  notice: wordsFor(language).format.killed,
  status: 'canceled',
})

/** The same in words, a paragraph each. */
export const killedWords = ({ language, note }: Pick<Withdrawn, 'language' | 'note'>): string[] => [
  wordsFor(language).format.killed,
  ...(note ? [safeText(note)] : []),
]
