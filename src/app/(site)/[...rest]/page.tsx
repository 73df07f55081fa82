import { notFound } from 'next/navigation'

/** Every address that no other page answers: the 404 page, within the site's own frame. */
export default function UnknownPage() {
  notFound()
}
