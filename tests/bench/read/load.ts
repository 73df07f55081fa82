import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { answer } from '../shared/child.ts'

/** What is asked, over and over. */
export type Load = {
  /** Sent with each request. */
  body?: string
  connections: number
  headers?: Record<string, string>
  /** Addresses, asked for in turn. */
  addresses: string[]
  seconds: number
}

/** Answers a second; milliseconds. */
export type Measured = { bytes: number; errors: number; p50: number; p99: number; rate: number }

/** Milliseconds of the same before anything is counted. */
const warmUp = 2_000

/** Run as a process of its own: asks with so many connections at once, each as soon as it was answered. */
await answer<Measured>(async (load: Load) => {
  const { addresses, body, connections, headers, seconds } = load
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let [at, bytes, errors] = [0, 0, 0]
  let [isCounted, isOver] = [false, false]

  const once = (address: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        address,
        { agent, headers: headers ?? {}, method: body === undefined ? 'GET' : 'POST' },
        (response) => {
          let length = 0
          response.on('data', (chunk: Buffer) => (length += chunk.length))
          response.on('error', reject)
          response.on('end', () => {
            if (response.statusCode === 200) resolve(length)
            else reject(new Error(`${address} answered ${response.statusCode}`))
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  const isMeasured = (): boolean => isCounted && !isOver
  const keepAsking = async (): Promise<void> => {
    while (!isOver) {
      const began = performance.now()
      try {
        const length = await once(addresses[at++ % addresses.length] ?? '')
        if (isMeasured()) {
          times.push(performance.now() - began)
          bytes = length
        }
      } catch (error) {
        errors += 1
        if (errors === 1) console.error(error)
      }
    }
  }
  const asking = Array.from({ length: connections }, keepAsking)
  await sleep(warmUp)
  isCounted = true
  await sleep(seconds * 1_000)
  isOver = true
  await Promise.all(asking)
  agent.destroy()
  times.sort((one, other) => one - other)
  const quantile = (of: number) => times[Math.ceil(times.length * of) - 1] ?? 0
  return { bytes, errors, p50: quantile(0.5), p99: quantile(0.99), rate: times.length / seconds }
})
