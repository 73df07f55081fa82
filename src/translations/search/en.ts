/** What the search answers where it cannot answer. */
export const en = {
  searchRefusal: {
    badDate: '{{parameter}} must be a day, a month or a year: 2026-11-22, 2026-11 or 2026.',
    badOrder: '{{parameter}} must not be before from.',
    badPage:
      '{{parameter}} must be a whole number from 1 to {{pages}}. The best {{results}} results can be paged through; narrow the search down by a word, a tag, a source or a date.',
    badSlug:
      '{{parameter}} must be the address of a tag or a source, as /api/tags and /api/sources give it.',
    missing: 'Say in {{parameter}} what to look for.',
    notMigrated: 'The search is not set up yet. Run the migrations of this archive.',
    notText: '{{parameter}} holds a character that no text has. Take it out and search again.',
    noWord: '{{parameter}} needs a word or a number to look for.',
    tooLong: '{{parameter}} may have {{characters}} characters at most. Leave something out.',
    tooManyWords:
      '{{parameter}} may have {{words}} words at most. Leave the less telling ones out.',
    tooSlow: 'This search took too long. Add a word, a tag, a source or a date.',
    unknown: 'There is nothing of the address that {{parameter}} names.',
  },
}
