import type { Endpoint } from 'payload'

import { extensions, formats } from '../read/readers/index.ts'
import { askRollback, cancelRun, foretellRollback, resumeRun, retryRun } from './asked/askMore.ts'
import type { AskedArgs } from './asked/context.ts'
import { progressOf } from './asked/progressOf.ts'
import { recentRuns } from './asked/recentRuns.ts'
import { downloadReport, reportOf } from './asked/reportOf.ts'
import { startRun } from './asked/startRun.ts'
import { receiveUpload } from './receive/receiveUpload.ts'
import { refuseOthers } from './refuse.ts'

/**
 * What the panel asks of imports, below the address of the runs. Administrators alone are answered. Each
 * answer comes at once: the work is done by a worker (`keepImports`).
 */
export const importEndpoints = (context: Omit<AskedArgs, 'req'>): Endpoint[] =>
  routes.map(([method, path, answer]) => ({
    handler: async (req) => {
      refuseOthers({ req, rules: context.rules })
      const told = await answer({ ...context, req })
      return told instanceof Response ? told : Response.json(told, { headers: noStore })
    },
    method,
    path,
  }))

const noStore = { 'cache-control': 'no-store' }

const routes: readonly ['get' | 'post', string, (args: AskedArgs) => Promise<object>][] = [
  ['get', '/settings', (args) => Promise.resolve(settingsOf(args))],
  ['get', '/recent', recentRuns],
  ['post', '/upload', receiveUpload],
  ['post', '/start', startRun],
  ['get', '/:id/progress', progressOf],
  ['get', '/:id/report', reportOf],
  ['get', '/:id/report.jsonl', downloadReport],
  ['get', '/:id/rollback', foretellRollback],
  ['post', '/:id/cancel', cancelRun],
  ['post', '/:id/resume', resumeRun],
  ['post', '/:id/retry', retryRun],
  ['post', '/:id/rollback', askRollback],
]

/** What whoever asks for an import may choose from. */
const settingsOf = ({ settings }: AskedArgs) => ({
  extensions,
  formats,
  mostFileBytes: settings.mostFileBytes,
  mostFiles: settings.mostFiles,
  mostUploadBytes: settings.mostUploadBytes,
  roots: settings.roots,
})

export type AskedSettings = ReturnType<typeof settingsOf>
