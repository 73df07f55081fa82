import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'

import { writeCursor } from '../../addresses/cursor.ts'
import { pageAddress } from '../../addresses/pageAddress.ts'
import type { SearchParams } from '../../addresses/pageParam.ts'
import { pageParam } from '../../addresses/pageParam.ts'
import { slugParam } from '../../addresses/slugParam.ts'
import { ListPage } from '../../components/ListPage.tsx'
import { SourceFacts } from '../../components/SourceFacts.tsx'
import { articlesUnder } from '../../data/articlesUnder.ts'
import { orMissing } from '../../data/orMissing.ts'
import { sourceBySlug } from '../../data/sourceBySlug.ts'
import NotFound, { metadata as missing } from '../../not-found.tsx'
import { strings } from '../../words/strings.ts'

type SourcePageProps = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export const generateMetadata = async (props: SourcePageProps): Promise<Metadata> => {
  const found = await orMissing(asked(props))
  if (!found) return missing
  const { before, page, source } = found
  const hidden = before || page.total === 0 || !source.index
  return {
    ...(before ? {} : pageAddress({ path: source.path, subject: source })),
    ...(hidden ? { robots: { follow: true, index: false } } : {}),
    title: source.name,
  }
}

export default async function SourcePage(props: SourcePageProps) {
  const found = await orMissing(asked(props))
  if (!found) return <NotFound />
  const { before, page, source } = found
  return (
    <ListPage
      empty={strings.source.empty}
      first={!before}
      kicker={strings.source.kicker}
      name={source.name}
      page={page}
      path={source.path}
    >
      {before ? null : <SourceFacts source={source} />}
    </ListPage>
  )
}

const asked = async ({ params, searchParams }: SourcePageProps) => {
  const slug = slugParam((await params).slug)
  const source = slug ? await sourceBySlug(slug) : null
  if (!source) notFound()
  if (source.movedTo) permanentRedirect(source.movedTo)
  const cursor = await pageParam(searchParams)
  const before = cursor && writeCursor(cursor)
  const page = await articlesUnder('source', source.id, before)
  if (before && page.articles.length === 0) notFound()
  return { before, page, source }
}
