import path from 'node:path'

/** A pattern of paths: the folder it starts from, and what must be true of names below it. */
export type Glob = {
  /** Whether a folder of this name, below the root, can hold a file that is meant. */
  mayHold: (folder: string) => boolean
  matches: (name: string) => boolean
  root: string
}

/** Whether a path has characters of a pattern in it. */
export const isGlob = (given: string): boolean => /[*?[{]/.test(given)

/**
 * Reads a pattern as shells do: `*` and `?` stand for characters of a name, `**` for any folders, `[a-z]`
 * for one of these characters, `{a,b}` for one of these texts. Names that begin with a dot are not meant.
 */
export const readGlob = (given: string): Glob => {
  const parts = given.split('/')
  const first = parts.findIndex(isGlob)
  const patterns = parts.slice(first).filter((part) => part !== '')
  const root = parts.slice(0, first).join('/') || (given.startsWith('/') ? '/' : '.')
  const tests = patterns.map((part) => (part === '**' ? part : partPattern(part)))
  return {
    matches: (name) => matchParts({ names: name.split('/'), tests }),
    mayHold: (folder) => matchParts({ isPrefix: true, names: folder.split('/'), tests }),
    root: path.normalize(root),
  }
}

type Test = '**' | RegExp

/** All places that the first `at` names may have led to are kept, so that no pattern takes long. */
const matchParts = ({
  isPrefix = false,
  names,
  tests,
}: {
  isPrefix?: boolean
  names: readonly string[]
  tests: readonly Test[]
}): boolean => {
  let places = closure({ places: new Set([0]), tests })
  for (const name of names) {
    const next = new Set<number>()
    for (const place of places) {
      const test = tests[place]
      if (test === '**') next.add(place)
      else if (test?.test(name)) next.add(place + 1)
    }
    places = closure({ places: next, tests })
  }
  return isPrefix ? [...places].some((place) => place < tests.length) : places.has(tests.length)
}

/** `**` also stands for no folder at all. */
const closure = ({
  places,
  tests,
}: {
  places: Set<number>
  tests: readonly Test[]
}): Set<number> => {
  for (const place of places) if (tests[place] === '**') places.add(place + 1)
  return places
}

const partPattern = (part: string): RegExp => {
  let source = ''
  let depth = 0
  for (const [piece] of part.matchAll(/\[!?\]?[^\]]*\]|\*+|./gsu)) {
    if (piece.startsWith('*')) source += '[^/]*'
    else if (piece === '?') source += '[^/]'
    else if (piece.length > 1 && piece.startsWith('[')) source += characterClass(piece)
    else if (piece === '{' && part.includes('}')) {
      depth += 1
      source += '(?:'
    } else if (piece === '}' && depth > 0) {
      depth -= 1
      source += ')'
    } else if (piece === ',' && depth > 0) source += '|'
    else source += piece.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')
  }
  return new RegExp(`^(?:${source}${')'.repeat(depth)})$`, 'su')
}

const characterClass = (piece: string): string => {
  const isNot = piece.startsWith('[!')
  const inside = piece.slice(isNot ? 2 : 1, -1).replace(/[\\\]^[]/gu, '\\$&')
  return `[${isNot ? '^' : ''}${inside}]`
}
