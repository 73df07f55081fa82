import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'

import { writeCursor } from '../../addresses/cursor.ts'
import { pageAddress } from '../../addresses/pageAddress.ts'
import type { SearchParams } from '../../addresses/pageParam.ts'
import { pageParam } from '../../addresses/pageParam.ts'
import { slugParam } from '../../addresses/slugParam.ts'
import { ListPage } from '../../components/ListPage.tsx'
import { articlesUnder } from '../../data/articlesUnder.ts'
import { orMissing } from '../../data/orMissing.ts'
import { tagBySlug } from '../../data/tagBySlug.ts'
import NotFound, { metadata as missing } from '../../not-found.tsx'
import { strings } from '../../words/strings.ts'

type TagPageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export const generateMetadata = async (props: TagPageProps): Promise<Metadata> => {
  const found = await orMissing(asked(props))
  if (!found) return missing
  const { before, page, tag } = found
  return {
    ...(before ? {} : pageAddress({ path: tag.path, subject: tag })),
    // A list of nothing, or the middle of a list, is no answer to anybody's search.
    ...(before || page.total === 0 ? { robots: { follow: true, index: false } } : {}),
    title: tag.name,
  }
}

export default async function TagPage(props: TagPageProps) {
  const found = await orMissing(asked(props))
  if (!found) return <NotFound />
  const { before, page, tag } = found
  return (
    <ListPage
      empty={strings.tag.empty}
      first={!before}
      kicker={strings.tag.kicker}
      name={tag.name}
      page={page}
      path={tag.path}
    />
  )
}

const asked = async ({ params, searchParams }: TagPageProps) => {
  const slug = slugParam((await params).slug)
  const tag = slug ? await tagBySlug(slug) : null
  if (!tag) notFound()
  if (tag.movedTo) permanentRedirect(tag.movedTo)
  const cursor = await pageParam(searchParams)
  const before = cursor && writeCursor(cursor)
  const page = await articlesUnder('tags', tag.id, before)
  if (before && page.articles.length === 0) notFound()
  return { before, page, tag }
}
