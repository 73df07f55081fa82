import type { Page, PublishedCard } from './types.ts'

/**
 * A page of a list. One row more than it holds was asked for, which is not shown: it only tells that there
 * is more.
 */
export const toPage = <Item extends PublishedCard>({
  items,
  rows,
}: {
  items: Item[]
  rows: readonly unknown[]
}): Page<Item> => {
  const last = items.at(-1)
  return {
    items,
    modifiedAt: latest(items.map(({ modifiedAt }) => modifiedAt)),
    next: rows.length > items.length && last ? { at: last.lastIssuedAt, id: last.id } : null,
  }
}

const latest = (moments: readonly string[]): null | string =>
  moments.reduce<null | string>((most, moment) => (most && most > moment ? most : moment), null)
