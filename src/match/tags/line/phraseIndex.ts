import { wordSpans } from '../../../text/words.ts'
import { takeCliticOff, withoutClitics, type Clitic } from './clitics.ts'
import { spellingOf, wordAt, type Word } from './words.ts'

/** A phrase of the line: how often the text has it, and how it is spelled there. */
export type Phrase = { count: number; spellings: Map<string, number> }

/**
 * `place` is the node's number, which with the number of a word leads to the next node. Most phrases of
 * a line stand nowhere in the text: their maps are made when they hold something.
 */
type Node = Phrase & { place: number }

/** The phrases of a line as a tree, its words as numbers: one table leads from any phrase to a longer one. */
type Tree = { next: Map<number, Node>; root: Node; words: ReadonlyMap<string, number> }

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
  const tree = newTree(line)
  const table = line.map((_, from) => {
    const row: Node[] = []
    const end = Math.min(line.length, from + longest)
    let node = tree.root
    for (let at = from; at < end; at += 1) {
      const way = wayFrom({ key: line[at]?.key ?? '', node, tree })
      let next = tree.next.get(way)
      if (!next) {
        next = { count: 0, place: tree.next.size + 1, spellings: none }
        tree.next.set(way, next)
      }
      row.push(next)
      node = next
    }
    return row
  })
  for (const text of texts) countPhrases({ tree, text })
  return ({ from, length }) => table[from]?.[length - 1] ?? absent
}

const newTree = (line: readonly Word[]): Tree => {
  const words = new Map<string, number>()
  for (const { key } of line) if (!words.has(key)) words.set(key, words.size)
  return { next: new Map(), root: { count: 0, place: 0, spellings: none }, words }
}

/** The number of the way from a phrase over one more word; -1 for a word that the line does not have. */
const wayFrom = ({ key, node, tree }: { key: string; node: Node; tree: Tree }): number => {
  const word = tree.words.get(key)
  return word === undefined ? -1 : node.place * tree.words.size + word
}

const nodeAfter = ({
  key,
  node,
  tree,
}: {
  key: string
  node: Node
  tree: Tree
}): Node | undefined => tree.next.get(wayFrom({ key, node, tree }))

/** Shared by all that have none; never written to. */
const none = new Map<string, number>()

const absent: Phrase = { count: 0, spellings: none }

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

const countPhrases = ({ tree, text }: { tree: Tree; text: string }): void => {
  for (const chunk of chunksOf(text)) {
    const spans = wordSpans(chunk)
    // Most words of a text are none of the line, and are not looked at closer.
    const wordOf = (at: number): Word => wordAt({ at, spans, text: chunk })
    spans.forEach(({ key }, at) => {
      const exact = nodeAfter({ key, node: tree.root, tree })
      if (exact) walk({ node: exact, tree, wordOf, at, size: spans.length })
      for (const clitic of withoutClitics(key)) {
        const node = nodeAfter({ key: clitic.form, node: tree.root, tree })
        if (node) walk({ node, tree, wordOf, at, size: spans.length, clitic })
      }
    })
  }
}

/** Counts the phrases that begin at one word. */
const walk = ({
  node,
  tree,
  wordOf,
  at,
  size,
  clitic,
}: {
  node: Node
  tree: Tree
  wordOf: (at: number) => Word
  at: number
  /** Words of the text. */
  size: number
  clitic?: Clitic
}): void => {
  const words = [wordOf(at)]
  let here: Node | undefined = node
  for (let end = at + 1; here; end += 1) {
    here.count += 1
    if (here.count <= SPELT) keepSpelling({ node: here, words, clitic })
    if (end === size) return
    const word = wordOf(end)
    here = word.breakBefore ? undefined : nodeAfter({ key: word.key, node: here, tree })
    words.push(word)
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
