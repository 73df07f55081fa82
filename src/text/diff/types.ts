/** What two spellings of one word differ in, from the least seen to the most. */
export type Spelling =
  /** Soft hyphens, joiners, bidi marks. */
  | 'invisible'
  /** Where words are parted: «ما زال» and «مازال», two spaces for one. */
  | 'spaces'
  | 'tatweel'
  | 'tashkeel'
  /** Another sign for the same letter: presentation forms, full-width letters, capitals. */
  | 'form'
  /** The Persian or Urdu form of an Arabic letter. */
  | 'persian'
  | 'digits'
  | 'hamza'
  /** ى and ي. */
  | 'yeh'
  /** ة and ه. */
  | 'teh'
  /** «..» and ‹“”›, ... and …, a hyphen and a dash. */
  | 'signs'

/**
 * A stretch of two texts. `old` and `new` are what stands there, spaces included: those of all parts in
 * order are the two texts.
 */
export type WordPart = {
  /** `spelling`: the same words, written otherwise. `changed`: other words in their place. */
  kind: 'added' | 'changed' | 'kept' | 'removed' | 'spelling'
  new: string
  old: string
  /** Set exactly where `kind` is `spelling`; never empty. */
  spelling?: Spelling[]
}

/** A paragraph of one text, or of both. */
export type DiffRow = {
  /** `moved`: at another place among the others; its words may have changed too. */
  kind: 'added' | 'changed' | 'kept' | 'moved' | 'removed'
  /** Its place in the new text, from 0; null where it is not there. */
  new: null | number
  /** Its place in the old text, from 0; null where it was not there. */
  old: null | number
  parts: WordPart[]
}

/** In words; those of a removed paragraph are removed, and so on. Marks and spaces alone are none. */
export type DiffCounts = {
  added: number
  changed: number
  kept: number
  /** In paragraphs. */
  moved: number
  removed: number
  spelling: number
}

export type TextDiff = {
  counts: DiffCounts
  /** True where the texts were too different or too long to look at word by word everywhere. */
  isCoarse: boolean
  /** In the order of the new text, with what was removed where it stood. */
  rows: DiffRow[]
}
