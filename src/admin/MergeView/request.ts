/** What the server answered, or why not, in its own words. */
export type Answer<Body> = { body: Body; ok: true } | { message: null | string; ok: false }

/** Asks the endpoints of merging; a network that fails is an answer without words. */
export const ask = async <Body>({
  data,
  url,
}: {
  /** Sent by POST where it is there. */
  data?: object
  url: string
}): Promise<Answer<Body>> => {
  try {
    const answer = await fetch(url, {
      credentials: 'include',
      ...(data
        ? {
            body: JSON.stringify(data),
            headers: { 'content-type': 'application/json' },
            method: 'POST',
          }
        : {}),
    })
    const body = (await answer.json()) as Body & { errors?: { message?: string }[] }
    if (answer.ok) return { body, ok: true }
    return { message: body.errors?.[0]?.message ?? answer.statusText, ok: false }
  } catch {
    return { message: null, ok: false }
  }
}
