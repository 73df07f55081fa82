import { notFound } from 'next/navigation'

import type { Cursor } from './cursor.ts'
import { readCursor } from './cursor.ts'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** Where the asked page of a list begins; undefined for the first. An address we never wrote is a 404. */
export const pageParam = async (searchParams: SearchParams): Promise<Cursor | undefined> => {
  const { before } = await searchParams
  if (before === undefined) return undefined
  return readCursor(before) ?? notFound()
}
