import { SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { Slugs } from '../../../collections/slugs.ts'
import { roleOf } from '../../access/roles.ts'
import { listWorklist } from '../../desk/worklists/listWorklist.ts'
import { isWorklistName, worklistNames } from '../../desk/worklists/names.ts'
import { translate } from '../../translations/label.ts'
import type { Say } from '../Dashboard/page.ts'
import './index.css'
import { Rows } from './Rows.tsx'

/** A list that the desk works through, below the address of the articles. */
export const Worklist = async ({
  initPageResult: { req },
  params,
  slugs,
}: AdminViewServerProps & { slugs: Slugs }) => {
  const { i18n } = req
  const say: Say = (key, values) => translate({ key, t: i18n.t, ...(values ? { values } : {}) })
  const { admin: adminRoute, api } = req.payload.config.routes
  const hrefOf = (path: `/${string}`) => formatAdminURL({ adminRoute, path })
  const segments = Array.isArray(params?.['segments']) ? params['segments'] : []
  const asked = segments[3] ?? worklistNames[0]
  if (!roleOf({ req, usersSlug: slugs.users })) {
    return <p className="gutter--left">{say('worklistRefusal:forbidden')}</p>
  }
  const lists = (
    <nav aria-label={say('worklistView:lists')} className="nashra-list__lists">
      <a href={hrefOf('/')}>{say('worklistView:back')}</a>
      {worklistNames.map((name) => (
        <a
          aria-current={name === asked ? 'page' : undefined}
          href={hrefOf(`/collections/${slugs.articles}/worklists/${name}`)}
          key={name}
        >
          {say(`worklist:${name}`)}
        </a>
      ))}
    </nav>
  )
  if (!isWorklistName(asked)) {
    return (
      <div className="gutter gutter--left gutter--right nashra-list">
        {lists}
        <p>{say('worklistRefusal:noList')}</p>
      </div>
    )
  }
  const page = await listWorklist({ name: asked, req, slugs })
  return (
    <div className="gutter gutter--left gutter--right nashra-list">
      <SetStepNav
        nav={[
          { label: say('articles:plural'), url: hrefOf(`/collections/${slugs.articles}`) },
          { label: say(`worklist:${asked}`) },
        ]}
      />
      {lists}
      <h1>{say(`worklist:${asked}`)}</h1>
      <p className="nashra-list__help">{say(`worklistHelp:${asked}`)}</p>
      <Rows
        addresses={{ articles: `${api}/${slugs.articles}`, tags: `${api}/${slugs.tags}` }}
        hrefs={{
          articles: hrefOf(`/collections/${slugs.articles}`),
          tags: hrefOf(`/collections/${slugs.tags}`),
        }}
        key={asked}
        page={page}
      />
    </div>
  )
}
