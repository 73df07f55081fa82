import { sha256Hex } from './hash.ts'
import { matchKey } from './matchKey.ts'
import type { TextBlock } from './richText.ts'

/**
 * The identity of an article's text: the SHA-256, in hexadecimal, of the match keys of its running
 * text in order. Printings that differ in spelling, marks, paragraphing or subheads share it: what is
 * printed again under «اقرأ أيضا» often runs in one paragraph and has lost its subheads. Subheads
 * count where they are more than half of the text, which is then a list or a poem. Null for a text
 * without a letter or digit.
 *
 * Two different news of one sentence may share it: `sameText` in `src/match/stories` tells them apart.
 *
 * @param blocks of a parsed article, bullets left out, or of an editor's state (`blocksOf`)
 */
export const textKey = ({ blocks }: { blocks: readonly TextBlock[] }): string | null =>
  runningKey(runningText({ blocks }))

/** The same of a text whose running text is known. */
export const runningKey = (running: string): string | null =>
  running === '' ? null : sha256Hex(running)

/** What `textKey` is the hash of: the words of the text as match keys, with single spaces. */
export const runningText = ({ blocks }: { blocks: readonly TextBlock[] }): string =>
  wordsOf({ blocks }).running

/** The match keys of a text's blocks in order, with single spaces. */
export type TextWords = {
  /** What `textKey` is the hash of. */
  running: string
  /** With all subheads: the match key of the text as a whole. */
  whole: string
}

/** Both at once, as to make the keys is what takes time. */
export const wordsOf = ({ blocks }: { blocks: readonly TextBlock[] }): TextWords => {
  const running: string[] = []
  const all: string[] = []
  let kept = 0
  let left = 0
  for (const { kind, text } of blocks) {
    const key = matchKey(text)
    if (key === '') continue
    all.push(key)
    if (kind === 'subhead') left += key.length
    else {
      running.push(key)
      kept += key.length
    }
  }
  const whole = all.join(' ')
  return { running: left === 0 || left > kept ? whole : running.join(' '), whole }
}
