/** A language tag as BCP 47 and `xsd:language` write it; `und` for anything else. */
export const languageTag = (language: string): string =>
  /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(language) ? language : 'und'

/**
 * The direction of a block: that of its letters where they are all of one, otherwise that of the language.
 * The first strong letter is no measure: one Latin word at the beginning would turn an Arabic sentence.
 */
export const directionOf = ({
  language,
  text,
}: {
  language: string
  text: string
}): 'ltr' | 'rtl' => {
  if (rightToLeft.test(text)) return 'rtl'
  return letter.test(text) || !/^(?:ar|fa|ur|he|ckb|ps|sd|ug|yi|dv)\b/i.test(language)
    ? 'ltr'
    : 'rtl'
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const letter = /\p{L}/u
