/** What can change for readers. */
export const changeKinds = ['article', 'media', 'source', 'tag'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** What is told: which kind changed, and whether it is only a name more, which nothing public can have named yet. */
export type PublicChange = { isNew: boolean; kind: ChangeKind }

/** The channel of LISTEN and NOTIFY. */
export const changeChannel = 'nashra_public'

/** A change as NOTIFY carries it: the kind, with a plus for what is new. */
export const readChange = (text: string): null | PublicChange => {
  const name = text.endsWith('+') ? text.slice(0, -1) : text
  const kind = changeKinds.find((known) => known === name)
  return kind ? { isNew: text.endsWith('+'), kind } : null
}
