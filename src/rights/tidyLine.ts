/** Words of a template, or the name of a placeholder in it. */
export type LinePart = { isName: boolean; text: string }

/**
 * The parts of a template without the placeholders that have no value, and without the signs that stood
 * there for their sake: empty brackets, a separator with nothing on one side, spaces.
 *
 * @param pieces words and names in turn, as splitting a text at a captured name gives them
 */
export const tidyLine = ({
  isGiven,
  pieces,
}: {
  isGiven: (name: string) => boolean
  pieces: readonly string[]
}): LinePart[] => {
  const names = pieces.filter((_, at) => at % 2 === 1)
  const line = pieces
    .map((piece, at) => (at % 2 === 0 ? piece : isGiven(piece) ? given : missing))
    .join('')
  const left = names.filter(isGiven)
  return (line.includes(missing) ? withoutGaps(line) : line.trim())
    .split(given)
    .flatMap((words, at): LinePart[] => [
      ...(at > 0 ? [{ isName: true, text: left[at - 1] ?? '' }] : []),
      ...(words === '' ? [] : [{ isName: false, text: words }]),
    ])
}

/* eslint-disable no-control-regex -- they are what is looked for */

/** Marks that stand for placeholders; a cleaned template holds no control characters. */
const given = '\u0001'
const missing = '\u0002'

const withoutGaps = (line: string): string =>
  line
    .replace(/[([{«“"]\s*\u0002[\s\u0002،,؛;:|/·•–—-]*[)\]}»”"]/g, missing)
    .replace(/^[\s،,؛;:|/·•–—-]*\u0002[\s\u0002،,؛;:|/·•–—-]*/, '')
    .replace(/[\s،,؛;:|/·•–—-]*\u0002+/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/[\s،,؛;:|/·•–—-]+$/, '')
    .trim()
