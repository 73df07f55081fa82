import { mkdir, readdir, utimes } from 'node:fs/promises'
import path from 'node:path'

import { formats } from '../../read/readers/index.ts'
import { runFolder, uploadFolder } from '../folders.ts'
import { allowedPath } from '../receive/allowedPath.ts'
import { idFrom, refusal } from '../refuse.ts'
import { createRows } from '../rows.ts'
import type { Request } from '../types.ts'
import type { AskedArgs } from './context.ts'

/** Names of files that stand in the name of a run; more are counted. */
const mostNamed = 3

const mostPathLetters = 1000

/**
 * Asks for an import of what was uploaded, or of what lies at a path, and tells the id of its run.
 *
 * @throws APIError when it cannot be, with a sentence
 */
export const startRun = async (args: AskedArgs): Promise<{ id: string }> => {
  const { req } = args
  const body = await bodyOf(args)
  const by = req.user?.id ?? ''
  const request: Request =
    body['upload'] === undefined
      ? { by, path: await pathIn({ ...args, body }) }
      : { by, ...(await uploadIn({ ...args, body })) }
  const given = typeof body['path'] === 'string' ? body['path'].trim() : ''
  return createRun({
    ...args,
    dryRun: body['dryRun'] === true,
    format: formatIn({ ...args, body }),
    input: request.files ? namesOf(request.files) : given,
    publish: body['publish'] === true,
    request,
  })
}

/** Makes the row of a run, which waits for a worker, and the folder by which a worker knows that it can. */
export const createRun = async ({
  dryRun,
  format,
  input,
  publish,
  req: { payload },
  request,
  settings,
  slugs,
}: AskedArgs & {
  dryRun: boolean
  format: null | string
  input: string
  publish: boolean
  request: Request
}): Promise<{ id: string }> => {
  const at = new Date().toISOString()
  const { id } = await payload.create({
    collection: slugs.importRuns,
    data: { input, options: { dryRun, format, publish, request }, started: at, state: 'running' },
    depth: 0,
    overrideAccess: true,
  })
  const rows = createRows({ payload, slugs })
  try {
    await mkdir(runFolder({ id, settings }), { recursive: true })
    // What is used is kept as long again.
    if (request.upload !== undefined) {
      await utimes(uploadFolder({ id: request.upload, settings }), new Date(), new Date())
    }
  } catch (error) {
    await rows.end({ id, report: { problem: 'disk' }, state: 'failed' })
    throw error
  }
  // Last, so that no worker finds half of it.
  await rows.ask({ ask: { at, kind: 'import' }, id, seen: {} })
  return { id }
}

type Body = Record<string, unknown>

const bodyOf = async ({ req }: AskedArgs): Promise<Body> => {
  const body: unknown = await req.json?.().catch(() => null)
  const isOne =
    typeof body === 'object' &&
    body !== null &&
    ('upload' in body ? !('path' in body) : 'path' in body)
  if (!isOne) throw refusal({ reason: 'badBody', req })
  return body as Body
}

const formatIn = ({ body, req }: AskedArgs & { body: Body }): null | string => {
  const { format = null } = body
  if (format === null || format === '') return null
  if (typeof format === 'string' && formats.includes(format)) return format
  throw refusal({ reason: 'badFormat', req, values: { formats: formats.join(', ') } })
}

const pathIn = async ({ body, req, settings }: AskedArgs & { body: Body }): Promise<string> => {
  const { path: given } = body
  if (typeof given !== 'string' || given.trim() === '' || given.length > mostPathLetters) {
    throw refusal({ reason: 'badBody', req })
  }
  const found = await allowedPath({ given: given.trim(), roots: settings.roots })
  if (found !== null) return found
  const roots = settings.roots.join(', ') || '—'
  throw refusal({ reason: 'noPath', req, values: { roots } })
}

const uploadIn = async ({ body, req, settings }: AskedArgs & { body: Body }) => {
  const upload = idFrom({ reason: 'badBody', req, value: body['upload'] })
  const files = await readdir(uploadFolder({ id: upload, settings })).catch(() => [])
  if (files.length === 0) throw refusal({ reason: 'noUpload', req })
  return { files: files.sort(), upload }
}

const namesOf = (files: readonly string[]): string => {
  const more = files.length - mostNamed
  const named = files.slice(0, mostNamed).map((file) => path.basename(file))
  return [...named, ...(more > 0 ? [`+${more}`] : [])].join(', ')
}
