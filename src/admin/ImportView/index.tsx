import { DefaultTemplate } from '@payloadcms/next/templates'
import { SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { Slugs } from '../../../collections/slugs.ts'
import { roleOf } from '../../access/roles.ts'
import { translate } from '../../translations/label.ts'
import { ImportScreen } from './ImportScreen.tsx'

/** Where administrators import, and watch it. Others are told whom to ask; the server refuses them too. */
export const ImportView = ({
  initPageResult: { locale, permissions, req, visibleEntities },
  params,
  searchParams,
  slugs,
}: AdminViewServerProps & { slugs: Slugs }) => {
  const { i18n, payload } = req
  const pathOf = (path: `/${string}`) =>
    formatAdminURL({ adminRoute: payload.config.routes.admin, path })
  if (!req.user) redirect(`${pathOf('/login')}?redirect=${encodeURIComponent(pathOf('/import'))}`)
  const isAdmin = roleOf({ req, usersSlug: slugs.users }) === 'admin'
  return (
    <DefaultTemplate
      i18n={i18n}
      payload={payload}
      permissions={permissions}
      req={req}
      user={req.user}
      visibleEntities={visibleEntities}
      {...(locale ? { locale } : {})}
      {...(params ? { params } : {})}
      {...(searchParams ? { searchParams } : {})}
    >
      <div className="gutter gutter--left gutter--right nashra-import">
        <SetStepNav nav={[{ label: translate({ key: 'importView:title', t: i18n.t }) }]} />
        <h1>{translate({ key: 'importView:title', t: i18n.t })}</h1>
        {isAdmin ? (
          <ImportScreen
            articles={slugs.articles}
            documents={slugs.documents}
            runs={slugs.importRuns}
          />
        ) : (
          <p>{translate({ key: 'importView:adminsOnly', t: i18n.t })}</p>
        )}
      </div>
    </DefaultTemplate>
  )
}
