import type { Span, Warning, WarningCode } from './types.ts'

/**
 * Every warning: its sentence, and what it takes off the confidence (see `confidence.ts`). A doubt
 * about which text belongs to whom weighs most; a repair that is certain weighs nothing.
 */
export const warningTable: Readonly<Record<WarningCode, { message: string; penalty: number }>> = {
  'mojibake-repaired': {
    message: 'This text was UTF-8 read in another encoding and saved again; it was decoded back.',
    penalty: 0.1,
  },
  'broken-bytes': {
    message: 'Bytes that are no UTF-8 stood here; the letters they were are lost.',
    penalty: 0.1,
  },
  'encoding-guessed': {
    message: 'The file does not say its encoding; this one gives Arabic words.',
    penalty: 0.05,
  },
  'control-characters-removed': {
    message: 'Control characters stood here; they were taken out.',
    penalty: 0.02,
  },
  'torn-conjunction-joined': {
    message: 'A lone «و» ended the paragraph before; it was joined to the word it belongs to.',
    penalty: 0,
  },
  'furniture-dropped': {
    message: 'This line belongs to the page, not to the article; it was dropped.',
    penalty: 0,
  },
  'text-dropped': {
    message: 'This text stands after the sections and belongs to no article; it was dropped.',
    penalty: 0.1,
  },
  'marker-glued': {
    message: 'A marker stood inside a line here; the line was cut before it.',
    penalty: 0.05,
  },
  'marker-without-content': {
    message: 'Nothing follows this marker; it was dropped.',
    penalty: 0.05,
  },
  'source-like-line-kept': {
    message:
      'This line has the form of a marker, but the text goes on after it; it was kept as text.',
    penalty: 0.02,
  },
  'several-sources': {
    message: 'The article has a second source line; its names were added to the first.',
    penalty: 0.1,
  },
  'several-keyword-lines': {
    message: 'The document has a second keyword line; it was joined to the first.',
    penalty: 0.05,
  },
  'several-read-also': {
    message: 'The document prints more than one read-also article.',
    penalty: 0.05,
  },
  'read-also-without-headline': {
    message: 'The read-also article begins with a paragraph; it has no headline.',
    penalty: 0.1,
  },
  'titles-without-bullets': {
    message: 'This line stands in a list of titles without a bullet; it was taken as a title.',
    penalty: 0.05,
  },
  'body-resumed': {
    message: 'The article goes on after a section here; this text was added to its body.',
    penalty: 0.15,
  },
  'no-body': {
    message: 'The document has no main article: no text stands before its first section.',
    penalty: 0.5,
  },
  'no-source': {
    message: 'The main article names no source.',
    penalty: 0.15,
  },
  'too-many-lines': {
    message: 'The document has more lines than are read; from here on it was dropped.',
    penalty: 0.5,
  },
  'more-warnings': {
    message: 'There are more warnings than are listed here.',
    penalty: 0.1,
  },
}

export type Warn = (code: WarningCode, span: Span) => void

/** Most warnings that one document keeps, so that a hostile one cannot fill the memory with them. */
export const mostWarnings = 1000

/** Collects warnings; `sorted` gives them in document order. */
export const collectWarnings = (): { warn: Warn; sorted: () => Warning[] } => {
  const found: Warning[] = []
  const add = (code: WarningCode, { start, end }: Span): void => {
    found.push({ code, message: warningTable[code].message, start, end })
  }
  return {
    warn: (code, span) => {
      if (found.length < mostWarnings) add(code, span)
      else if (found.length === mostWarnings) add('more-warnings', span)
    },
    sorted: () => [...found].sort((a, b) => a.start - b.start || a.end - b.end),
  }
}
