const numbers = new Intl.NumberFormat('ar-u-nu-latn')
const plurals = new Intl.PluralRules('ar')

/** Forms by the plural categories that CLDR gives Arabic; `{n}` stands for the number. */
const articleForms: Record<Intl.LDMLPluralRule, string> = {
  zero: 'لا مواد',
  one: 'مادة واحدة',
  two: 'مادتان',
  few: '{n} مواد',
  many: '{n} مادة',
  other: '{n} مادة',
}

/** How many articles, in words: «مادتان», «5 مواد», «11 مادة». Takes a whole number from 0 up. */
export const articleCount = (count: number): string =>
  articleForms[plurals.select(count)].replace('{n}', numbers.format(count))
