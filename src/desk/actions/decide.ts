import type { Role } from '../../access/roles.ts'
import type { ArticleFacts, DeskFacts } from './facts.ts'
import { guards } from './guards.ts'
import type { ActionInput } from './input.ts'
import { readInput } from './input.ts'
import type { Refusal } from './refusal.ts'
import { isRefusal, refuse } from './refusal.ts'
import type { Action, ActionName } from './table.ts'
import { actionNames, actions } from './table.ts'

type DecideArgs = {
  facts: ArticleFacts
  /** As it came, from JSON. */
  input: unknown
  name: ActionName
  /** Milliseconds since 1970. */
  now: number
  /** Of whoever acts; `house` for the house itself, which the schedule acts for. */
  role: 'house' | Role
}

/** What an action comes to. */
export type Decision = { action: Action; change: Partial<DeskFacts>; input: ActionInput }

/** What an action on an article comes to, or why it is refused. Pure. */
export const decide = ({ input: given, ...args }: DecideArgs): Decision | Refusal => {
  const action = actions[args.name]
  const refused = refusedAnyway(args)
  if (refused) return refused
  const input = readInput({ given, takes: action.takes })
  if (isRefusal(input)) return input
  const { facts, now } = args
  for (const name of action.guards) {
    const against = guards[name]({ facts, input, now })
    if (against) return against
  }
  return { action, change: action.effect({ facts, input, now }), input }
}

/** Refused whatever it is given: by the role, or by where the article stands. */
const refusedAnyway = ({ facts, name, role }: Omit<DecideArgs, 'input'>): null | Refusal => {
  const { from, may } = actions[name]
  if (role !== 'house' && !may.includes(role)) return refuse('forbidden')
  if (!from.stages.includes(facts.stage)) return refuse('wrongStage')
  return from.pubStatus.includes(facts.pubStatus) ? null : refuse(`is_${facts.pubStatus}`)
}

/** An action as a button: what it must be given, and why it would be refused all the same. */
export type Offer = { name: ActionName; refused: null | Refusal; takes: Action['takes'] }

/**
 * The actions that somebody may take on an article where it stands, in the order of the table, those that a
 * guard refuses with its reason. What only lacks an input is offered: a guard that asks for a reason makes
 * it required.
 */
export const offers = (args: Omit<DecideArgs, 'input' | 'name'>): Offer[] =>
  actionNames.flatMap((name): Offer[] => {
    if (refusedAnyway({ ...args, name })) return []
    const { guards: names, takes } = actions[name]
    const filled = { at: Infinity, reason: 'given', until: Infinity }
    const empty = { at: Infinity, until: Infinity }
    const askFor = (input: ActionInput) =>
      names.map((guard) => guards[guard]({ ...args, input })).find((against) => against !== null)
    const refused = askFor(filled) ?? null
    const needsReason = !refused && askFor(empty) && takes.reason
    return [{ name, refused, takes: needsReason ? { ...takes, reason: 'required' } : takes }]
  })
