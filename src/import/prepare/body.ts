import type { Article } from '../../payload-types.ts'
import { fingerprint, fingerprintOfJson } from '../../text/fingerprint.ts'
import type { RichText } from '../../text/richText.ts'
import { blocksOf } from '../../text/richText.ts'
import { runningText } from '../../text/textKey.ts'

/**
 * What an article says, as an import carries it about: JSON of a rich text. Most of it goes from thread to
 * thread and on to the database without being looked into. Never changed; what is made of it once is kept as
 * long as it is.
 */
export type Body = {
  /** Its fingerprint, where it is known from the start. */
  readonly hash?: string
  readonly json: string
}

type State = NonNullable<Article['body']> | null

/** The body of a text that was just cut. Its keys stand in order. */
export const bodyOf = (state: RichText): Body => {
  const json = JSON.stringify(state)
  return { hash: fingerprintOfJson(json), json }
}

/** The body of an article that the archive has. */
export const bodyOfState = (state: unknown): Body => {
  const body = { json: JSON.stringify(state ?? null) }
  states.set(body, (state ?? null) as State)
  return body
}

/** The state for the editor, and for Payload; null for an article without a body. */
export const stateOf = (body: Body): State => {
  const known = states.get(body)
  if (known !== undefined) return known
  const state = JSON.parse(body.json) as State
  states.set(body, state)
  return state
}

/** SHA-256 of the state, by which two of them are compared. */
export const hashOf = (body: Body): string => {
  const known = body.hash ?? hashes.get(body)
  if (known !== undefined) return known
  const hash = fingerprint(stateOf(body))
  hashes.set(body, hash)
  return hash
}

/** The running text, by which stories are compared. */
export const runningOf = (body: Body): string => {
  const known = texts.get(body)
  if (known !== undefined) return known
  const text = runningText({ blocks: blocksOf(stateOf(body)) })
  texts.set(body, text)
  return text
}

/** Remembers the running text of a body that was made of the same blocks. */
export const rememberRunning = ({ body, running }: { body: Body; running: string }): void => {
  texts.set(body, running)
}

const hashes = new WeakMap<Body, string>()
const states = new WeakMap<Body, State>()
const texts = new WeakMap<Body, string>()
