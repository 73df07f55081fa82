import localFont from 'next/font/local'

/*
 * Self-hosted, preloaded, and `optional`: a browser that has no font within its short block period
 * keeps the system's for that page and uses ours from the next page on. No other value of
 * font-display keeps text from moving, because no metrics can be matched to the unknown Arabic face
 * of a reader's system.
 *
 * The packages split each face by script and the Arabic files have no digits, so a family is two
 * files. The options must be literals: the compiler reads them, it does not run them.
 */

const naskhArabic = localFont({
  adjustFontFallback: false,
  display: 'optional',
  src: '../../../node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
  style: 'normal',
  variable: '--font-naskh-arabic',
  weight: '400 700',
})

const naskhLatin = localFont({
  adjustFontFallback: false,
  // Its Latin capitals are taller than the Arabic letters beside them.
  declarations: [{ prop: 'size-adjust', value: '90%' }],
  display: 'optional',
  src: '../../../node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2',
  style: 'normal',
  variable: '--font-naskh-latin',
  weight: '400 700',
})

const plexArabic = localFont({
  adjustFontFallback: false,
  display: 'optional',
  src: '../../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-500-normal.woff2',
  style: 'normal',
  variable: '--font-plex-arabic',
  weight: '500',
})

const plexLatin = localFont({
  adjustFontFallback: false,
  display: 'optional',
  src: '../../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-500-normal.woff2',
  style: 'normal',
  variable: '--font-plex-latin',
  weight: '500',
})

/** Classes that bring the custom properties of all four files to the root element. */
export const fontVariables = [naskhArabic, naskhLatin, plexArabic, plexLatin]
  .map(({ variable }) => variable)
  .join(' ')
