import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

import type { PayloadRequest } from 'payload'

import type { Outcome } from '../../report/types.ts'
import { outcomes } from '../../report/types.ts'
import type { Slugs } from '../../../../collections/slugs.ts'
import { reportPath } from '../folders.ts'
import { refusal } from '../refuse.ts'
import { readPage } from '../report/readPage.ts'
import type { AskedArgs } from './context.ts'
import { rowIn } from './context.ts'

const most = 100
const usual = 25
const mostSought = 200

/** Part of the report of a run, with the headlines of the articles that are there. */
export const reportOf = async (args: AskedArgs) => {
  const { req, slugs } = args
  const file = await fileIn(args)
  const { searchParams } = req
  const limit = numberIn({ fallback: usual, most, name: 'limit', searchParams })
  const from = numberIn({
    fallback: 0,
    most: Number.MAX_SAFE_INTEGER,
    name: 'after',
    searchParams,
  })
  const outcome = outcomes.find((one) => one === searchParams.get('outcome')) satisfies
    Outcome | undefined
  const q = (searchParams.get('q') ?? '').slice(0, mostSought)
  const page = await readPage({ file, from, limit: Math.max(1, limit), outcome, q })
  const ids = page.docs.flatMap(({ articles }) => articles.map(({ id }) => id))
  return { ...page, headlines: await headlinesOf({ ids, req, slugs }) }
}

/** The whole report, as a file of JSON Lines. */
export const downloadReport = async (args: AskedArgs): Promise<Response> => {
  const file = await fileIn(args)
  const { size } = await stat(file)
  const id = String(args.req.routeParams?.['id'])
  // As much as there is now: a line that is written meanwhile would come cut off.
  const stream = size === 0 ? Readable.from([]) : createReadStream(file, { end: size - 1 })
  return new Response(Readable.toWeb(stream) as unknown as ReadableStream, {
    headers: {
      'content-disposition': `attachment; filename="import-${id}.jsonl"`,
      'content-length': String(size),
      'content-type': 'application/jsonl; charset=utf-8',
    },
  })
}

const fileIn = async (args: AskedArgs): Promise<string> => {
  const { req, settings } = args
  const file = reportPath({ id: (await rowIn(args)).id, settings })
  await stat(file).catch(() => {
    throw refusal({ reason: 'noReport', req })
  })
  return file
}

const numberIn = ({
  fallback,
  most,
  name,
  searchParams,
}: {
  fallback: number
  most: number
  name: string
  searchParams: URLSearchParams
}): number => {
  const value = Number(searchParams.get(name) ?? fallback)
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : fallback
}

/** Headlines by the id of the article; what a dry run foretold is not there, and has none. */
const headlinesOf = async ({
  ids,
  req,
  slugs,
}: {
  ids: readonly string[]
  req: PayloadRequest
  slugs: Slugs
}): Promise<Record<string, string>> => {
  if (ids.length === 0) return {}
  const { docs } = await req.payload.find({
    collection: slugs.articles,
    depth: 0,
    draft: true,
    limit: ids.length,
    overrideAccess: false,
    pagination: false,
    req,
    select: { headline: true },
    trash: true,
    where: { id: { in: [...new Set(ids)] } },
  })
  return Object.fromEntries(docs.map(({ headline, id }) => [id, headline]))
}
