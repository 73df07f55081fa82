const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const letter = /\p{L}/u

/**
 * `ltr` for a block whose letters are all of a script written from left to right, undefined for
 * everything else: the page reads from right to left. The editor's own mark is not asked; its
 * converters write `ltr` on Arabic text. Nor is `dir="auto"`, for which one Latin word at the
 * beginning is enough to turn an Arabic sentence round.
 */
export const blockDirection = (text: string): 'ltr' | undefined =>
  letter.test(text) && !rightToLeft.test(text) ? 'ltr' : undefined
