import type { ArticleDesk } from '../../desk/panel/types.ts'

export type Told = { message: string; ok: false } | { ok: true }

/** Asks what the desk knows of an article; null where the server does not say. */
export const askDesk = async (address: string): Promise<ArticleDesk | null> => {
  const answer = await fetch(`${address}/desk`, { credentials: 'include' }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as ArticleDesk) : null
}

/** Has something decided; what is refused is told in the words of the server. */
export const decide = async ({
  address,
  input,
}: {
  address: string
  input: object
}): Promise<Told> => {
  const answer = await fetch(address, {
    body: JSON.stringify(input),
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    method: 'POST',
  }).catch(() => null)
  if (answer?.ok) return { ok: true }
  const body = (await answer?.json().catch(() => ({}))) as
    undefined | { errors?: { message?: string }[] }
  return { message: body?.errors?.[0]?.message ?? answer?.statusText ?? '', ok: false }
}

/** The article after this one in a worklist; null at its end, and where there is no such list. */
export const askNext = async ({
  after,
  collection,
  worklist,
}: {
  after: string
  /** Address of the articles' collection in the API. */
  collection: string
  worklist: string
}): Promise<null | string> => {
  const address = `${collection}/worklists/${encodeURIComponent(worklist)}/next?after=${after}`
  const answer = await fetch(address, { credentials: 'include' }).catch(() => null)
  if (!answer?.ok) return null
  const { id } = (await answer.json().catch(() => ({}))) as { id?: unknown }
  return typeof id === 'string' ? id : null
}
