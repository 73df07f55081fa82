import type { PayloadRequest, RequestContext } from 'payload'

import type { publicActions } from '../issueLog/index.ts'

/** An action of the desk that is being written down, through the request's context. */
export type Act = {
  article: string
  /** Facts that only the house writes, as they become. */
  change: Readonly<Record<string, unknown>>
  /** The row that the issue log gets; null where readers notice nothing. */
  log: null | {
    action: (typeof publicActions)[number]
    note: null | string
    reason: null | string
  }
}

const key = 'nashraAct'

/** The action that is under way on this article, which alone may change what only the house writes. */
export const actOf = ({ context, id }: { context: RequestContext; id: unknown }): Act | null => {
  const act = context[key] as Act | undefined
  return act && act.article === (id ?? '') ? act : null
}

/**
 * Runs `work` as the writing down of an action. Nothing that a client sends comes into the context, and the
 * context is looked up anew each time, because Payload's Local API puts a copy in its place.
 */
export const whileActing = async <Result>({
  act,
  req,
  work,
}: {
  act: Act
  req: Pick<PayloadRequest, 'context'>
  work: () => Promise<Result>
}): Promise<Result> => {
  req.context = { ...req.context, [key]: act }
  try {
    return await work()
  } finally {
    req.context = { ...req.context }
    Reflect.deleteProperty(req.context, key)
  }
}
