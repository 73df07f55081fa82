import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { Slugs } from '../../../collections/slugs.ts'
import type { MergeKind } from '../../desk/merge/index.ts'
import { translate } from '../../translations/label.ts'
import { MergeScreen } from './MergeScreen.tsx'

type Props = AdminViewServerProps & { of: MergeKind; slugs: Slugs }

/** The screen on which tags, or sources, are merged; whoever may not is told so. */
export const MergeView = async ({ initPageResult, of, params, searchParams, slugs }: Props) => {
  const { permissions, req, visibleEntities } = initPageResult
  const { i18n, payload, user } = req
  const { admin, api } = payload.config.routes
  const hrefOf = (path: `/${string}`) => formatAdminURL({ adminRoute: admin, path })
  if (!permissions.canAccessAdmin) {
    redirect(`${hrefOf('/login')}?redirect=${encodeURIComponent(hrefOf(`/merge/${of}`))}`)
  }
  const isAllowed = (await payload.collections[slugs[of]].config.access.update({ req })) === true
  const idIn = (name: string): null | string => {
    const value = searchParams?.[name]
    return typeof value === 'string' ? value : null
  }
  return (
    <DefaultTemplate
      i18n={i18n}
      locale={initPageResult.locale}
      params={params}
      payload={payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={user ?? undefined}
      visibleEntities={visibleEntities}
    >
      <Gutter className="nashra-merge">
        {isAllowed ? (
          <MergeScreen
            admin={admin}
            api={`${api}/${slugs[of]}`}
            articles={slugs.articles}
            collection={slugs[of]}
            fromId={idIn('from')}
            intoId={idIn('into')}
            of={of}
          />
        ) : (
          <p>{translate({ key: 'mergeRefusal:forbidden', t: i18n.t })}</p>
        )}
      </Gutter>
    </DefaultTemplate>
  )
}
