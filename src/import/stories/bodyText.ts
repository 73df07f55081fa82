import { blocksOf } from '../../text/richText.ts'
import { runningText } from '../../text/textKey.ts'

/** The running text of a body, made once as long as the body is in memory. */
export const bodyText = (body: unknown): string => {
  if (typeof body !== 'object' || body === null) return ''
  const known = texts.get(body)
  if (known !== undefined) return known
  const text = runningText({ blocks: blocksOf(body) })
  texts.set(body, text)
  return text
}

const texts = new WeakMap<object, string>()
