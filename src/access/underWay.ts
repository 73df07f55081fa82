import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

const key = Symbol.for('nashra.responseUnderWay')

const shared = globalThis as { [key]?: AsyncLocalStorage<ServerResponse> }

/**
 * The response that is being made. Next lets a page answer 200, 404 or a redirect and nothing else; the
 * page's bundle and this server are two copies of the code, which is why they meet in a global.
 */
export const underWay = (shared[key] ??= new AsyncLocalStorage<ServerResponse>())
