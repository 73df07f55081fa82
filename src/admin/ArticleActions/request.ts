import type { ActionName } from '../../desk/actions/table.ts'
import type { Takes } from '../../desk/actions/input.ts'

/** An action that may begin now, as the endpoint offers it. */
export type Offered = {
  label: string
  name: ActionName
  /** What stands against it, in words; null where nothing does. */
  refused: null | string
  takes: Takes
}

export type Offers = { actions: Offered[]; seen: string }

type Told = { message: string; ok: false } | { ok: true; update: null | { id: string } }

/** Asks which actions there are for an article; null where the server does not say. */
export const askOffers = async (address: string): Promise<null | Offers> => {
  const answer = await fetch(`${address}/actions`, { credentials: 'include' })
  return answer.ok ? ((await answer.json()) as Offers) : null
}

/** Takes an action; what is refused is told in the words of the server. */
export const takeAction = async ({
  address,
  input,
  name,
}: {
  address: string
  input: object
  name: ActionName
}): Promise<Told> => {
  const answer = await fetch(`${address}/actions/${name}`, {
    body: JSON.stringify(input),
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    method: 'POST',
  })
  const body = (await answer.json().catch(() => ({}))) as {
    errors?: { message?: string }[]
    update?: { id: string } | null
  }
  if (answer.ok) return { ok: true, update: body.update ?? null }
  return { message: body.errors?.[0]?.message ?? answer.statusText, ok: false }
}
