'use client'

import { Link, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

import type { MergeKind } from '../../desk/merge/index.ts'
import { translate } from '../../translations/label.ts'
import './index.css'

/** On a tag, or a source: the way to the screen where it is merged into another. */
export const MergeInto = ({ of }: { of: MergeKind }) => {
  const { config } = useConfig()
  const { data, hasSavePermission, id } = useDocumentInfo()
  const { t } = useTranslation()
  if (!hasSavePermission || id === undefined || data?.mergedInto) return null
  const href = formatAdminURL({
    adminRoute: config.routes.admin,
    path: `/merge/${of}?from=${id}`,
  })
  return (
    <Link className="nashra-merge-link" href={href} id="merge-into" prefetch={false}>
      {translate({ key: 'mergeView:mergeInto', t })}
    </Link>
  )
}
