/** What somebody of the staff does at one server, over its open API. */
export type Desk = {
  act: (args: {
    action: 'kill' | 'publish' | 'unpublish' | 'withhold'
    id: string
  }) => Promise<void>
  /** The cursor of a replica that has all so far. */
  cursor: () => Promise<string>
}

const json = { 'content-type': 'application/json' }

/** Signs in at a server. @throws Error where anything is refused */
export const openDesk = async ({
  base,
  person,
}: {
  base: string
  person: { email: string; password: string }
}): Promise<Desk> => {
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(`${base}/api${path}`, init)
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`)
    return answer.json()
  }
  const { token } = (await ask('/users/login', {
    body: JSON.stringify(person),
    headers: json,
    method: 'POST',
  })) as { token: string }

  let since = ''
  return {
    act: async ({ action, id }) => {
      await ask(`/articles/${id}/actions/${action}`, {
        body: JSON.stringify(reasonless.has(action) ? {} : { reason: 'measured' }),
        headers: { ...json, authorization: `JWT ${token}` },
        method: 'POST',
      })
    },
    cursor: async () => {
      for (let more = true; more;) {
        const page = (await ask(`/sync?limit=200&since=${since}`)) as {
          cursor: string
          more: boolean
        }
        more = page.more
        since = page.cursor
      }
      return since
    },
  }
}

const reasonless: ReadonlySet<string> = new Set(['publish', 'unpublish'])
