import { matchKey } from '../../../text/matchKey.ts'

/**
 * A set of match keys from a readable list.
 *
 * @param list words or phrases as they are written, parted by `|` or line ends
 */
export const wordSet = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/[|\n]/)
      .map((entry) => matchKey(entry))
      .filter((key) => key !== ''),
  )
