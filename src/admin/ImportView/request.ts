/** The endpoints of imports, as the screen asks them. */

export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'duplicate',
  'conflict',
  'tombstone',
  'rejected',
] as const

export type Outcome = (typeof outcomes)[number]

export type State =
  | 'cancelled'
  | 'failed'
  | 'finished'
  | 'interrupted'
  | 'rolledBack'
  | 'rollingBack'
  | 'running'
  | 'stopping'
  | 'waiting'

export type Settings = {
  extensions: string[]
  formats: string[]
  mostFileBytes: number
  mostFiles: number
  mostUploadBytes: number
  roots: string[]
}

export type Progress = {
  can: Record<'cancel' | 'resume' | 'retry' | 'rollback', boolean>
  counters: null | { documents: number; outcomes: Record<Outcome, number> }
  dryRun: boolean
  ended: null | string
  format: null | string
  hasReport: boolean
  id: string
  input: string
  notice: null | string
  path: null | string
  problem: null | string
  progress: {
    documents: number
    rate: number
    secondsLeft: null | number
    share: null | number
  } | null
  publish: boolean
  retryOf: null | string
  rollback: {
    deleted: number
    left: number
    leftOnes: { document: string; reason: string }[]
    restored: number
  } | null
  started: string
  state: State
  upload: null | string
  waitingSince: null | string
}

export type Line = {
  articles: { action: string; id: string; part: string }[]
  duplicateOf: null | string
  file: string
  key: string
  nearDuplicateOf: null | string
  outcome: Outcome
  reason: null | string
  tags: { accepted: string[]; dropped: string[]; review: string[] }
  warnings: { code: string; end: number; message: string; start: number }[]
}

export type Page = { docs: Line[]; headlines: Record<string, string>; next: null | number }

/** An answer, or the sentence with which the server refused; null where it did not answer at all. */
export type Told<Value> = { message: null | string; ok: false } | { ok: true; value: Value }

/** Asks an endpoint; a `body` makes it a POST. */
export const ask = async <Value>({
  address,
  body,
}: {
  address: string
  body?: object
}): Promise<Told<Value>> => {
  try {
    const answer = await fetch(address, {
      credentials: 'include',
      ...(body
        ? {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
            method: 'POST',
          }
        : {}),
    })
    const told: unknown = await answer.json()
    return answer.ok
      ? { ok: true, value: told as Value }
      : { message: messageIn(told) ?? answer.statusText, ok: false }
  } catch {
    return { message: null, ok: false }
  }
}

/** Sends files, and says how much of them is sent: from 0 to 1. `fetch` does not tell. */
export const sendFiles = ({
  address,
  files,
  onShare,
}: {
  address: string
  files: readonly File[]
  onShare: (share: number) => void
}): Promise<Told<{ upload: string }>> =>
  new Promise((resolve) => {
    const form = new FormData()
    for (const file of files) form.append('files', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => {
      onShare(total > 0 ? loaded / total : 0)
    }
    request.onload = () => {
      const told: unknown = request.response
      resolve(
        request.status === 200
          ? { ok: true, value: told as { upload: string } }
          : { message: messageIn(told) ?? request.statusText, ok: false },
      )
    }
    request.onerror = () => {
      resolve({ message: null, ok: false })
    }
    request.send(form)
  })

const messageIn = (told: unknown): string | undefined =>
  (told as { errors?: { message?: string }[] } | null)?.errors?.[0]?.message
