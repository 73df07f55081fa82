/** Characters of a paragraph that a sentence is looked for in. */
const read = 4000

/**
 * A full stop ends a sentence before a space only, and not after a lone letter: «1.5» and «أ. ف. ب.» hold no
 * end. Closing quotes and brackets belong to what they close.
 */
const sentenceEnd = /(?<=[\p{L}\p{N}»”")\]]{2})(?:[.!؟?]+|…)[»”")\]]*(?=\s|$)/u

/** The first sentence of a paragraph with the mark that ends it; the whole where there is but one. Pure. */
export const firstSentence = (paragraph: string): string => {
  const text = paragraph.slice(0, read).trim()
  const end = sentenceEnd.exec(text)
  return end ? text.slice(0, end.index + end[0].length) : text
}
