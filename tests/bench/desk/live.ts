import type { Payload } from 'payload'

import { richText } from '../../../src/text/richText.ts'

/** Articles of one source that allows all, made by the house; the last one is the newest. */
export const makeArticles = async ({
  count,
  data,
  payload,
}: {
  count: number
  /** What they are beside a text: `stage`, `_status`, `scheduledFor`. */
  data: object
  payload: Payload
}): Promise<{ ids: string[]; source: string }> => {
  const { id: source } = await payload.create({
    collection: 'sources',
    data: { kind: 'outlet', name: 'مصدر', rights: { republish: 'yes' } },
  })
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const body = richText({ blocks: [{ kind: 'paragraph', text: `نص الخبر رقم ${at}.` }] })
    const text = { body, headline: `خبر رقم ${at}`, headlineOrigin: 'given', source }
    const all = { ...text, ...data } as never
    ids.push((await payload.create({ collection: 'articles', data: all })).id)
  }
  return { ids, source }
}

/** The value that this share of the values does not pass; 0 of none. */
export const percentile = ({ of, share }: { of: readonly number[]; share: number }): number => {
  const sorted = [...of].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
