import type { Payload, PayloadRequest, RequestContext } from 'payload'
import { createLocalReq } from 'payload'

import { transact } from '../../../database/transact.ts'

type TransactionArgs<Result> = {
  context: RequestContext
  /** False rolls everything back and still gives the result. */
  keep: boolean
  payload: Payload
  work: (req: PayloadRequest) => Promise<Result>
}

/** Runs `work` with a request and in a transaction of its own; see `transact`. */
export const inTransaction = async <Result>({
  context,
  keep,
  payload,
  work,
}: TransactionArgs<Result>): Promise<Result> => {
  const req = await createLocalReq({ context }, payload)
  return transact({ keep, req, work: () => work(req) })
}
