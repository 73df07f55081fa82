import type { MergeKind } from '../../desk/merge/index.ts'
import type { TranslationKey } from '../../translations/label.ts'

/** Our string in the language of the screen. */
export type Say = (key: TranslationKey, values?: Readonly<Record<string, string>>) => string

/** A name that was chosen. */
export type Named = { id: string; name: string }

/** What is to be merged into what; null for what nobody has chosen yet. */
export type Chosen = { from: Named | null; into: Named | null }

/** What every part of the screen knows. */
export type Shared = {
  /** Of the API of the tags, or of the sources. */
  api: string
  /** Where an article is edited. */
  articleHref: (id: string) => string
  count: (number: number) => string
  /** Several things in one sentence. */
  list: (things: readonly string[]) => string
  /** When something was, as the panel's language writes it. */
  moment: (at: string) => string
  /** Where a tag, or a source, is edited. */
  nameHref: (id: string) => string
  of: MergeKind
  say: Say
}
