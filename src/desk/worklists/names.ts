/** The lists that the desk works through, in the order of a day: what readers wait for comes first. */
export const worklistNames = [
  'overdue',
  'withheld',
  'review',
  'conflicts',
  'noHeadline',
  'noSource',
  'noDate',
  'rights',
  'duplicates',
  'links',
  'tags',
] as const

export type WorklistName = (typeof worklistNames)[number]

export const isWorklistName = (value: unknown): value is WorklistName =>
  (worklistNames as readonly unknown[]).includes(value)

/** What the rows of a list are: articles, but for the tags. */
export const rowsOf = (name: WorklistName): 'articles' | 'tags' =>
  name === 'tags' ? 'tags' : 'articles'
