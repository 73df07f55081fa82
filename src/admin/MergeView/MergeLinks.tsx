'use client'

import { Link, NavGroup, useAuth, useConfig, useListQuery, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { Slugs } from '../../../collections/slugs.ts'
import type { MergeKind } from '../../desk/merge/index.ts'
import { translate } from '../../translations/label.ts'
import './index.css'

/** In the navigation: the screens of merging, for whoever may merge. */
export const MergeLinks = ({ slugs }: { slugs: Slugs }) => {
  const { permissions } = useAuth()
  const { config } = useConfig()
  const { t } = useTranslation()
  const kinds = (['tags', 'sources'] as const).filter(
    (of) => permissions?.collections?.[slugs[of]]?.update,
  )
  if (kinds.length === 0) return null
  return (
    <NavGroup label={translate({ key: 'mergeView:merge', t })}>
      {kinds.map((of) => (
        <Link
          className="nav__link"
          href={hrefTo({ admin: config.routes.admin, of })}
          id={`nav-merge-${of}`}
          key={of}
          prefetch={false}
        >
          <span className="nav__link-label">{translate({ key: `mergeTitle:${of}`, t })}</span>
        </Link>
      ))}
    </NavGroup>
  )
}

/** Above the list of tags, or of sources. */
export const MergeLink = ({ of }: { of: MergeKind }) => {
  const { permissions } = useAuth()
  const { config } = useConfig()
  const { collectionSlug } = useListQuery()
  const { t } = useTranslation()
  if (!permissions?.collections?.[collectionSlug]?.update) return null
  return (
    <p className="nashra-merge-line">
      <Link
        className="nashra-merge-link"
        href={hrefTo({ admin: config.routes.admin, of })}
        prefetch={false}
      >
        {translate({ key: `mergeTitle:${of}`, t })}
      </Link>
    </p>
  )
}

const hrefTo = ({ admin, of }: { admin: string; of: MergeKind }): string =>
  formatAdminURL({ adminRoute: admin, path: `/merge/${of}` })
