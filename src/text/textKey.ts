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
export const textKey = ({ blocks }: { blocks: readonly TextBlock[] }): string | null => {
  const text = runningText({ blocks })
  return text === '' ? null : sha256Hex(text)
}

/** What `textKey` is the hash of: the words of the text as match keys, with single spaces. */
export const runningText = ({ blocks }: { blocks: readonly TextBlock[] }): string => {
  const running: string[] = []
  const whole: string[] = []
  let kept = 0
  let left = 0
  for (const { kind, text } of blocks) {
    const key = matchKey(text)
    if (key === '') continue
    whole.push(key)
    if (kind === 'subhead') left += key.length
    else {
      running.push(key)
      kept += key.length
    }
  }
  return (left > kept ? whole : running).join(' ')
}
