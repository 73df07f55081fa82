/**
 * A pure function of a string that remembers its answers: words and names come again and again. It
 * remembers nothing of texts longer than `longest` UTF-16 code units, and when it knows `most` of them it
 * forgets all, so that hostile input costs no more memory than that.
 */
export const remember = <Answer>({
  answer,
  longest = 64,
  most,
}: {
  answer: (text: string) => Answer
  longest?: number
  most: number
}): ((text: string) => Answer) => {
  const known = new Map<string, Answer>()
  return (text) => {
    if (text.length > longest) return answer(text)
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const found = answer(text)
    known.set(text, found)
    return found
  }
}
