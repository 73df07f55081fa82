import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

import { startChild } from '../shared/child.ts'

export type Asker = {
  /** Reads an answer to its end and makes nothing of it: that would take of what is measured. */
  ask: (q: string) => Promise<void>
  /** Milliseconds of the processor that the server took until now; null where that cannot be told. */
  cpu: () => null | number
  /** The ids that a search finds, the best first. */
  find: (q: string) => Promise<string[]>
}

/** Starts the read plane in a process of its own, on the database of `url`, and ends it. */
export const askServer = async <Result>({
  cacheMegabytes,
  connections,
  url,
  use,
}: {
  /** 0 keeps no answers. */
  cacheMegabytes: number
  connections: number
  url: string
  use: (asker: Asker) => Promise<Result>
}): Promise<Result> => {
  process.env['CACHE_MB'] = String(cacheMegabytes)
  const child = await startChild({ script: 'read/ourServer.ts', task: null, url })
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const addressOf = (q: string) =>
      `http://127.0.0.1:${port}/api/search?q=${encodeURIComponent(q)}`
    return await use({
      ask: async (q) => {
        await read({ address: addressOf(q), agent })
      },
      cpu: () => cpuOf(child.pid),
      find: async (q) => {
        const body = (await read({ address: addressOf(q), agent })).toString()
        return (JSON.parse(body) as { docs: { id: string }[] }).docs.map(({ id }) => id)
      },
    })
  } finally {
    agent.destroy()
    child.kill()
    await once(child, 'exit')
  }
}

const read = ({ address, agent }: { address: string; agent: Agent }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const sent = request(address, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        if (response.statusCode === 200) resolve(body)
        else reject(new Error(`${address}: ${body.toString()}`))
      })
    })
    sent.on('error', reject)
    sent.end()
  })

/** By proc(5), in clock ticks of a hundredth of a second. */
const cpuOf = (pid: number | undefined): null | number => {
  try {
    const [, after = ''] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')
    const fields = after.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
