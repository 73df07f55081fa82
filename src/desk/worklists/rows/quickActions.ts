import type { Role } from '../../../access/roles.ts'
import type { PubStatus, Stage } from '../../actions/facts.ts'
import type { ActionName } from '../../actions/table.ts'
import { actions } from '../../actions/table.ts'

/** What the keys of a list do to the row that one is on. */
export const quickNames = ['publish', 'accept', 'reject'] as const

export type QuickName = (typeof quickNames)[number]

type Facts = {
  /** Whether it comes from another house; null where nobody knows. */
  isForeign: boolean | null
  /** Whether nobody has looked at its headline. */
  isInferred: boolean
  pubStatus: PubStatus
  stage: Stage
}

/** Actions one after the other, of which the first that may begin where the article stands is taken. */
type Ways = readonly (readonly ActionName[])[]

const ways: Record<QuickName, (facts: Facts) => Ways> = {
  // What stands against the rest is settled first.
  accept: ({ isInferred }) => (isInferred ? [['acceptHeadline']] : [['ready']]),
  publish: ({ isForeign }) => [
    ['release'],
    ...(isForeign ? [['republish'] as const] : []),
    ['publish'],
    // An article of one's own goes over the desk first, which is the same hand here.
    ['ready', 'publish'],
  ],
  reject: () => [['reject']],
}

/**
 * What a person of this role may do to a row of a list with one key, as the actions that it takes, one after
 * the other; null where there is nothing. The server decides again, with all its guards.
 */
export const quickActions = ({
  facts,
  role,
}: {
  facts: Facts
  role: Role
}): Record<QuickName, ActionName[] | null> => {
  const wayOf = (name: QuickName): ActionName[] | null =>
    ways[name](facts)
      .find((way) => isOpen({ facts, role, way }))
      ?.slice() ?? null
  return { accept: wayOf('accept'), publish: wayOf('publish'), reject: wayOf('reject') }
}

const isOpen = ({
  facts: { pubStatus, stage },
  role,
  way,
}: {
  facts: Facts
  role: Role
  way: readonly ActionName[]
}): boolean => {
  let standing: readonly Stage[] = [stage]
  return way.every((name) => {
    const { from, may, to } = actions[name]
    const begins =
      may.includes(role) &&
      from.pubStatus.includes(pubStatus) &&
      standing.some((at) => from.stages.includes(at))
    standing = to
    return begins
  })
}

/** What takes an action back again, where anything does; what readers have seen is not taken back so. */
export const reverses: Partial<Record<ActionName, ActionName>> = {
  ready: 'review',
  reject: 'restore',
}
