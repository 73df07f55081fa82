import { limits } from '../../../../collections/limits.ts'
import { classifySource } from '../../../match/sources/classifySource.ts'
import { truncateText } from '../../../text/clean.ts'
import { identityKey } from '../../../text/identityKey.ts'
import { remember } from '../../../text/remember.ts'
import type { Archive } from '../../archive/types.ts'

/** Identity keys by which the archive may have an outlet: its name as printed, and its agency's. */
export const sourceKeysOf = (name: string): readonly string[] => knownKeys(storable(name))

/**
 * The source that a source line names: the first of its names that is an outlet, found in the archive or
 * made. Null where the line names none («وكالات», «متابعات»): the document keeps its text.
 *
 * An agency signs in many ways, so its full name becomes an alias by which the next signature finds it.
 */
export const settleSource = async ({
  archive,
  outlets,
}: {
  archive: Archive
  outlets: readonly string[]
}): Promise<null | string> => {
  const named = outlets
    .map((outlet) => classify(storable(outlet)))
    .find((source) => !source.generic && identityKey(source.name) !== '')
  if (!named) return null
  const { agencyName, kind, name } = named
  const known = await archive.source(sourceKeysOf(name))
  if (known) return known
  const isSigned = agencyName !== null && identityKey(agencyName) !== identityKey(name)
  return archive.createSource({ aliases: isSigned ? [agencyName] : [], kind, name })
}

/** Outlets that are remembered: an archive has hundreds of them, or thousands. */
const most = 10_000

const classify = remember({
  answer: (name) => classifySource({ name }),
  longest: limits.name,
  most,
})

const knownKeys = remember({
  longest: limits.name,
  answer: (name) => [...new Set([identityKey(name), classify(name).identityKey])],
  most,
})

const storable = (name: string): string => truncateText({ max: limits.name, text: name })
