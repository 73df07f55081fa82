import { notFound } from 'next/navigation'

import { orMissing } from '../data/orMissing.ts'
import NotFound, { metadata as missing } from '../not-found.tsx'

export const metadata = missing

/** Every address that no other page answers: the 404 page, within the site's own frame. */
export default async function UnknownPage() {
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws has to come as a promise
  await orMissing((async () => notFound())())
  return <NotFound />
}
