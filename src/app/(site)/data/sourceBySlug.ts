import { cache } from 'react'

import type { Source } from '../../../payload-types.ts'
import { sourcePath } from '../addresses/paths.ts'
import { pageHref } from '../addresses/webHref.ts'
import { archive, asReader } from './archive.ts'

export type SourceView = {
  copyright: null | string
  homepage: null | string
  id: string
  index: boolean
  kind: Source['kind']
  license: null | string
  /** Where the source went when it was merged into another. */
  movedTo: null | string
  name: string
  path: string
  republish: Exclude<NonNullable<Source['rights']>['republish'], null | undefined>
  usageTerms: null | string
}

/** The source of a slug, with its terms; null where there is none. */
export const sourceBySlug = cache(async (slug: string): Promise<null | SourceView> => {
  const payload = await archive()
  const { docs } = await payload.find({
    ...asReader,
    collection: 'sources',
    depth: 1,
    limit: 1,
    populate: { sources: { slug: true } },
    select: {
      homepage: true,
      kind: true,
      mergedInto: true,
      name: true,
      rights: {
        copyrightHolder: true,
        copyrightNotice: true,
        license: true,
        republish: true,
        usageTerms: true,
      },
      robots: true,
      slug: true,
    },
    where: { slug: { equals: slug } },
  })
  const [source] = docs
  if (!source?.slug) return null
  const target = typeof source.mergedInto === 'object' ? source.mergedInto : null
  const { rights } = source
  return {
    copyright: rights?.copyrightNotice?.trim() || rights?.copyrightHolder?.trim() || null,
    homepage: pageHref(source.homepage),
    id: source.id,
    index: source.robots !== 'noindex',
    kind: source.kind,
    license: rights?.license?.trim() || null,
    movedTo: target?.slug ? sourcePath(target.slug) : null,
    name: source.name,
    path: sourcePath(source.slug),
    republish: rights?.republish ?? 'unknown',
    usageTerms: rights?.usageTerms?.trim() || null,
  }
})
