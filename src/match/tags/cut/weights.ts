/**
 * Weights of the segmentation in natural-log units: how much likelier a cut becomes. Set by hand on
 * generated documents, and held on others with names and places of their own.
 */
export const WEIGHTS = {
  /** A tag by its number of words: most have two or three. */
  tagLength: [-Infinity, -2, -1, -1.4, -2.6, -4],
  /** What speaks for or against a word at a tag's edge. */
  edge: {
    particle: -12,
    maybeParticle: -0.7,
    numberFirst: -4,
    dativeFirst: -4,
    coordinatedFirst: -2,
    linkFirst: -4,
    adjectiveFirst: -2,
    adjectiveAlone: -1.5,
    headAlone: -2.5,
    headLast: -2,
    prefixLast: -6,
    directionLast: -3,
    titleLast: -2,
    nameAlone: -2.5,
    properAlone: 1.2,
  },
  /** A person's name with a noun and its adjective in it: «… الأمم المتحدة» begins a new tag. */
  nounInName: -4,
  /** Names of more than three words, compounds as one, are rare. */
  longName: -1.5,
  /** The phrase stands in the text, and more for each doubling of its count. */
  bodyPhrase: 1.5,
  /** The least for its number of words then. */
  bodyLength: -2,
  bodyWord: 1,
  bodyDoubling: 0.4,
  /** Two words of which the text has every occurrence together; both apart; only one of them. */
  cohesion: 4,
  apart: -3,
  oneMissing: -1.5,
  /** Share left of what shape says against two words that the text has together. */
  shapeDoubted: 0.5,
  /** A hyphen or «_» between two words. */
  glued: 8,
  /** The archive has the phrase as a tag, and more for each doubling of its documents. */
  approved: 4,
  candidate: 1.2,
  knownDoubling: 0.5,
  knownMost: 3,
  knownWord: 0.5,
  /** Share of the log odds that a word's place in known tags gives, and their bounds. */
  habit: 0.7,
  habitMost: 2,
  /** A whole piece between delimiters: one delimiter may part two lines, several part tags. */
  pieceOfTwo: 2,
  pieceOfMany: 8,
  /** Junk from the tables, by number of words: the longer run wins over its parts. */
  interfaceRun: [0, 3, 8, 13, 18, 23, 28],
  stockPhrase: [0, 2, 6, 10, 14, 18, 22],
  noise: 4,
  /** For a tag that stands in a table of junk. */
  barred: -12,
  /** Cuts from running text, by their particles. */
  particleAlone: -0.5,
  particlePair: 1.5,
  particleWord: 1,
  maybeParticleWord: 0,
  quantifierParticle: 3,
  wordParticle: -2.5,
  /** More for such a cut that a machine took because the text repeats it. */
  repeatedRun: 2.5,
  /** For one that the text does not have, of a word that it has. */
  unmetCut: -3,
} as const
