import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import busboy from 'busboy'
import type { PayloadRequest } from 'payload'

import { uploadFolder } from '../folders.ts'
import { refusal } from '../refuse.ts'
import type { ImportSettings } from '../settings.ts'
import { nameKey, nameProblem } from './nameProblem.ts'

export type Upload = { files: { name: string; size: number }[]; upload: string }

/** Bytes around the files of a form: names, types and boundaries. */
const formBytes = 1024

/**
 * Keeps the files of a form (RFC 7578) in a folder of their own, as they come in: memory does not grow with
 * them. All of them or none.
 *
 * @throws APIError with a sentence, when something is wrong with one of them; nothing is kept then
 */
export const receiveUpload = async ({
  req,
  settings,
}: {
  req: PayloadRequest
  settings: ImportSettings
}): Promise<Upload> => {
  const announced = Number(req.headers.get('content-length') ?? 0)
  if (announced > settings.mostUploadBytes + settings.mostFiles * formBytes) {
    throw refusal({ reason: 'uploadTooLarge', req, values: sizeOf(settings.mostUploadBytes) })
  }
  const upload = randomUUID()
  const folder = uploadFolder({ id: upload, settings })
  try {
    await mkdir(folder, { recursive: true })
    const files = await receive({ folder, req, settings })
    if (files.length === 0) throw refusal({ reason: 'noFile', req })
    return { files, upload }
  } catch (error) {
    await rm(folder, { force: true, recursive: true }).catch(() => {})
    throw isDiskFull(error) ? refusal({ reason: 'diskFull', req }) : error
  }
}

type ReceiveArgs = { folder: string; req: PayloadRequest; settings: ImportSettings }

const receive = async ({ folder, req, settings }: ReceiveArgs): Promise<Upload['files']> => {
  const { mostFileBytes, mostFiles, mostUploadBytes } = settings
  const form = formOf({ req, settings })
  const files: Upload['files'] = []
  const names = new Set<string>()
  const writing: Promise<void>[] = []
  let total = 0
  const stop = new AbortController()
  let problem: Error | undefined
  const fail = (error: Error): void => {
    problem ??= error
    // Later: the form is told of a problem while it reads, and must not be ended within.
    setImmediate(() => {
      stop.abort()
    })
  }

  form.on('file', (_field, stream, { filename }) => {
    // A browser sends an empty field of files as one without a name.
    const name = (filename as string | undefined) ?? ''
    const reason = nameProblem(name) ?? (names.has(nameKey(name)) ? 'sameName' : null)
    if (problem) {
      stream.on('error', () => {}).resume()
      return
    }
    if (reason) {
      stream.on('error', () => {}).resume()
      fail(refusal({ reason, req, values: { name: shown(name) } }))
      return
    }
    names.add(nameKey(name))
    const file = { name, size: 0 }
    files.push(file)
    stream.on('data', (chunk: Buffer) => {
      file.size += chunk.length
      total += chunk.length
      if (total > mostUploadBytes) {
        fail(refusal({ reason: 'uploadTooLarge', req, values: sizeOf(mostUploadBytes) }))
      }
    })
    stream.on('limit', () => {
      const values = { ...sizeOf(mostFileBytes), name: shown(name) }
      fail(refusal({ reason: 'fileTooLarge', req, values }))
    })
    // Never over a file that is there: the folder is ours alone.
    const kept = createWriteStream(path.join(folder, name), { flags: 'wx' })
    writing.push(
      pipeline(stream, kept).catch((error: unknown) => {
        // A form that ends too early breaks its files off, and is told of as such.
        if (error instanceof Error && 'syscall' in error) fail(error)
      }),
    )
  })
  form.on('filesLimit', () => {
    fail(refusal({ reason: 'tooManyFiles', req, values: { most: String(mostFiles) } }))
  })

  const body = Readable.fromWeb(req.body as Parameters<typeof Readable.fromWeb>[0])
  const isRead = await pipeline(body, form, { signal: stop.signal }).then(
    () => true,
    () => false,
  )
  await Promise.all(writing)
  if (problem) throw problem
  if (!isRead) throw refusal({ reason: 'badForm', req })
  return files
}

const formOf = ({ req, settings }: Pick<ReceiveArgs, 'req' | 'settings'>) => {
  if (!req.body) throw refusal({ reason: 'badForm', req })
  try {
    return busboy({
      defParamCharset: 'utf8',
      headers: { 'content-type': req.headers.get('content-type') ?? '' },
      limits: {
        fields: 0,
        fileSize: settings.mostFileBytes,
        files: settings.mostFiles,
        headerPairs: 20,
      },
      preservePath: true,
    })
  } catch {
    throw refusal({ reason: 'badForm', req })
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** As much of a hostile name as a sentence holds, with nothing in it that nobody sees. */
const shown = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�').slice(0, 80)

const sizeOf = (bytes: number): { size: string } => ({
  size: `${Math.floor(bytes / 1024 / 1024) || '<1'} MB`,
})
