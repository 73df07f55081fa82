import { limits } from '../../../collections/limits.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

export const correctionKinds = ['correction', 'clarification', 'editorsNote'] as const

/** What was put right, as readers are told. */
export type Correction = {
  after: null | string
  before: null | string
  kind: (typeof correctionKinds)[number]
  text: string
}

/** What an action may be given. Moments are milliseconds since 1970. */
export type ActionInput = {
  /** When it is to go out. */
  at?: number
  correction?: Correction
  /** For colleagues; no reader sees it. */
  note?: string
  /** What readers are told where the article stood. */
  publicNote?: string
  reason?: string
  /** `updatedAt` of the article as whoever acts saw it: what changed since is not acted upon unseen. */
  seen?: number
  /** When an embargo ends. */
  until?: number
}

export type InputField = keyof ActionInput

/** Whether an action must be given a field, or may be; others are refused. */
export type Takes = Partial<Record<InputField, 'optional' | 'required'>>

/**
 * Reads what an action was given, from JSON.
 *
 * @param takes the fields of the action; `seen` is taken by all
 * @returns the input, or why it is refused, with the name of the field
 */
export const readInput = ({
  given,
  takes,
}: {
  given: unknown
  takes: Takes
}): ActionInput | Refusal => {
  if (given !== null && given !== undefined && !isRecord(given)) return refuse('badInput')
  const values: Record<string, unknown> = given ?? {}
  const taken: Takes = { ...takes, seen: 'optional' }
  const input: Record<string, unknown> = {}
  for (const field of Object.keys(values)) {
    if (!(field in taken)) return refuse('unknownField', { field: field.slice(0, 40) })
  }
  for (const [field, need] of Object.entries(taken) as [InputField, string][]) {
    const value = values[field]
    const isMissing = value === undefined || value === null || value === ''
    if (isMissing && need === 'required') return refuse(missing[field])
    if (isMissing) continue
    const read = readers[field](value)
    if (read === null) return refuse(malformed[field] ?? 'badField', { field })
    input[field] = read
  }
  return input
}

const missing: Record<InputField, Refusal['reason']> = {
  at: 'needsTime',
  correction: 'needsCorrection',
  note: 'badInput',
  publicNote: 'badInput',
  reason: 'needsReason',
  seen: 'badInput',
  until: 'needsTime',
}

const malformed: Partial<Record<InputField, Refusal['reason']>> = { publicNote: 'badPublicNote' }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text that says something, within a limit. */
const textUpTo =
  (longest: number) =>
  (value: unknown): null | string => {
    if (typeof value !== 'string' || value.length > longest) return null
    return value.trim() === '' ? null : value.trim()
  }

const text = textUpTo(limits.note)

/** ISO 8601 with its offset from UTC: a local time would be another moment on every machine. */
const moment = (value: unknown): null | number => {
  const isMoment =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value)
  const time = isMoment ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}

const correction = (value: unknown): Correction | null => {
  if (!isRecord(value)) return null
  const kind = correctionKinds.find((known) => known === value['kind'])
  const said = text(value['text'])
  const [before, after] = [value['before'] ?? '', value['after'] ?? '']
  if (!kind || said === null || [before, after].some((one) => one !== '' && text(one) === null)) {
    return null
  }
  return { after: text(after), before: text(before), kind, text: said }
}

const readers: Record<InputField, (value: unknown) => unknown> = {
  at: moment,
  correction,
  note: text,
  publicNote: textUpTo(limits.notice),
  reason: text,
  seen: moment,
  until: moment,
}
