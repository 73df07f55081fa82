import { takeCliticOff, withoutClitics, type Clitic } from './clitics.ts'
import { spellingOf, wordsOf, type Word } from './words.ts'

/** A phrase of the line: how often the text has it, and how it is spelled there. */
export type Phrase = { count: number; spellings: Map<string, number> }

/** Most phrases of a line stand nowhere in the text: their maps are made when they hold something. */
type Node = Phrase & { next: Map<string, Node> | null }

/**
 * Phrases of one keyword line as they stand in a text: the phrase of `length` words from the line's
 * word `from`. Its count is 0 where the text lacks it.
 */
export type PhraseIndex = (place: { from: number; length: number }) => Phrase

/** Occurrences of a phrase whose spelling is noted: enough to know the usual one. */
const SPELT = 32
/** A longer spelling is no tag's. */
const LONGEST_SPELLING = 200

/**
 * Counts the phrases of a keyword line in texts. One walk over the words of the texts, at most
 * `longest` steps from each: linear in their length, whatever the line holds.
 *
 * A clitic may hang on a phrase's first word only, and no phrase runs across a sentence mark.
 *
 * @param line the words of the keyword line
 * @param texts body and headline
 * @param longest words of the longest phrase
 */
export const indexPhrases = ({
  line,
  texts,
  longest,
}: {
  line: readonly Word[]
  texts: readonly string[]
  longest: number
}): PhraseIndex => {
  const root = newNode()
  const table = line.map((_, from) => {
    const row: Node[] = []
    let node = root
    for (const { key } of line.slice(from, from + longest)) {
      const next = node.next?.get(key) ?? newNode()
      ;(node.next ??= new Map()).set(key, next)
      row.push(next)
      node = next
    }
    return row
  })
  for (const text of texts) countPhrases({ root, text })
  const absent = newNode()
  return ({ from, length }) => table[from]?.[length - 1] ?? absent
}

const newNode = (): Node => ({ count: 0, next: null, spellings: none })

/** Shared by all that have none; never written to. */
const none = new Map<string, number>()

/** Characters of a text whose words are held at one time. */
const CHUNK = 32_768
/** How far after that a sentence mark is looked for. */
const CUT_WINDOW = 4096

/** Cuts a long text after sentence marks, or failing these at a space, so that memory stays flat. */
function* chunksOf(text: string): Generator<string> {
  let from = 0
  while (text.length - from > CHUNK) {
    const window = text.slice(from + CHUNK, from + CHUNK + CUT_WINDOW)
    const mark = window.search(/[.!?؟،؛\n]/)
    const cut = mark >= 0 ? mark : window.search(/\s/)
    const end = from + CHUNK + (cut >= 0 ? cut + 1 : window.length)
    yield text.slice(from, end)
    from = end
  }
  yield text.slice(from)
}

const countPhrases = ({ root, text }: { root: Node; text: string }): void => {
  for (const chunk of chunksOf(text)) {
    const words = wordsOf(chunk)
    words.forEach((word, at) => {
      const exact = root.next?.get(word.key)
      if (exact) walk({ node: exact, words, at })
      for (const clitic of withoutClitics(word.key)) {
        const node = root.next?.get(clitic.form)
        if (node) walk({ node, words, at, clitic })
      }
    })
  }
}

/** Counts the phrases that begin at one word. */
const walk = ({
  node,
  words,
  at,
  clitic,
}: {
  node: Node
  words: readonly Word[]
  at: number
  clitic?: Clitic
}): void => {
  let here: Node | undefined = node
  for (let end = at + 1; here; end += 1) {
    here.count += 1
    if (here.count <= SPELT) keepSpelling({ node: here, words: words.slice(at, end), clitic })
    const word: Word | undefined = words[end]
    here = word && !word.breakBefore ? here.next?.get(word.key) : undefined
  }
}

const keepSpelling = ({
  node,
  words,
  clitic,
}: {
  node: Node
  words: readonly Word[]
  clitic: Clitic | undefined
}): void => {
  const whole = spellingOf(words)
  if (whole.length > LONGEST_SPELLING) return
  const spelling = clitic ? takeCliticOff({ spelling: whole, clitic }) : whole
  if (node.spellings === none) node.spellings = new Map()
  node.spellings.set(spelling, (node.spellings.get(spelling) ?? 0) + 1)
}
