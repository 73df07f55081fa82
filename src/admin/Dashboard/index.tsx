import type { I18n } from '@payloadcms/translations'
import type { ServerProps } from 'payload'
import { createLocalReq } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { Suspense } from 'react'

import type { Slugs } from '../../../collections/slugs.ts'
import { roleOf } from '../../access/roles.ts'
import type { DeskToday } from '../../desk/dashboard/deskToday.ts'
import { deskToday } from '../../desk/dashboard/deskToday.ts'
import { translate } from '../../translations/label.ts'
import type { PageArgs, Say } from './page.ts'
import './index.css'
import { Plot } from './Plot.tsx'
import { Suggestions } from './Suggestions.tsx'

/** Before Payload's own cards: what waits for an editor, what goes out next and what went out. */
export const Dashboard = async ({ i18n, payload, slugs, user }: ServerProps & { slugs: Slugs }) => {
  if (!user || !roleOf({ req: { user }, usersSlug: slugs.users })) return null
  const req = await createLocalReq({ user }, payload)
  // The screen's language, not the archive's.
  Object.assign(req, { i18n, t: i18n.t })
  const say: Say = (key, values) => translate({ key, t: i18n.t, ...(values ? { values } : {}) })
  const { admin: adminRoute } = payload.config.routes
  const page: PageArgs = {
    hrefOf: (path) => formatAdminURL({ adminRoute, path }),
    locale: localeOf(i18n),
    say,
    slugs,
  }
  const today = await deskToday({ req, slugs })
  return (
    <div className="nashra-day">
      <h1>{say('dashboard:title')}</h1>
      <Lists page={page} today={today} />
      <div className="nashra-day__columns">
        <Schedule page={page} today={today} />
        <Runs page={page} today={today} />
        <section aria-labelledby="desk-suggestions">
          <h2 id="desk-suggestions">{say('dashboard:suggestions')}</h2>
          {/* A search, not a count: the screen does not wait for it. */}
          <Suspense fallback={<p role="status">{say('dashboard:suggestionsBusy')}</p>}>
            <Suggestions page={page} req={req} />
          </Suspense>
        </section>
      </div>
      <Plot page={page} published={today.published} />
    </div>
  )
}

type Part = { page: PageArgs; today: DeskToday }

/** Digits as the panel's own: Latin in both languages. */
const localeOf = ({ language }: Pick<I18n, 'language'>): string =>
  language === 'ar' ? 'ar-u-nu-latn' : 'en'

const Lists = ({ page: { hrefOf, locale, say, slugs }, today: { counts } }: Part) => {
  const number = new Intl.NumberFormat(locale)
  return (
    <nav aria-label={say('dashboard:lists')}>
      <ul className="nashra-day__lists">
        {counts.map(({ count, isMore, name }) => (
          <li className={count === 0 ? 'is-empty' : ''} data-list={name} key={name}>
            <a href={hrefOf(`/collections/${slugs.articles}/worklists/${name}`)}>
              <span className="nashra-day__count">
                <bdi>{`${number.format(count)}${isMore ? '+' : ''}`}</bdi>
              </span>
              <span>{say(`worklist:${name}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Schedule = ({ page, today: { ahead, counts } }: Part) => {
  const { hrefOf, locale, say, slugs } = page
  const overdue = counts.find(({ name }) => name === 'overdue')?.count ?? 0
  return (
    <section aria-labelledby="desk-schedule">
      <h2 id="desk-schedule">{say('dashboard:schedule')}</h2>
      {overdue > 0 && (
        <p className="nashra-day__alarm">
          <a href={hrefOf(`/collections/${slugs.articles}/worklists/overdue`)}>
            {say('dashboard:overdue', { count: String(overdue) })}
          </a>
        </p>
      )}
      {ahead.length === 0 ? (
        <p>{say('dashboard:scheduleNone')}</p>
      ) : (
        <ul>
          {ahead.map(({ headline, id, scheduledFor }) => (
            <li key={id}>
              <a dir="auto" href={hrefOf(`/collections/${slugs.articles}/${id}`)}>
                {headline}
              </a>
              <Moment at={scheduledFor} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Runs = ({ page: { hrefOf, locale, say, slugs }, today: { runs } }: Part) => (
  <section aria-labelledby="desk-runs">
    <h2 id="desk-runs">{say('dashboard:runs')}</h2>
    {runs.length === 0 ? (
      <p>{say('dashboard:runsNone')}</p>
    ) : (
      <ul>
        {runs.map(({ failed, id, input, started }) => (
          <li key={id}>
            <a href={hrefOf(`/collections/${slugs.importRuns}/${id}`)}>
              <bdi>{input}</bdi>
            </a>
            <Moment at={started} locale={locale} />
            {failed === 0 ? (
              <span className="nashra-day__quiet">{say('dashboard:runFine')}</span>
            ) : (
              <a className="nashra-day__alarm" href={failuresOf({ hrefOf, id, slugs })}>
                {say('dashboard:runFailed', { count: String(failed) })}
              </a>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** The documents of a run that it refused, in Payload's list. */
const failuresOf = ({
  hrefOf,
  id,
  slugs,
}: Pick<PageArgs, 'hrefOf' | 'slugs'> & { id: string }): string => {
  const query = new URLSearchParams({
    'where[or][0][and][0][run][equals]': id,
    'where[or][0][and][1][outcome][equals]': 'rejected',
  })
  return `${hrefOf(`/collections/${slugs.documents}`)}?${query.toString()}`
}

const Moment = ({ at, locale }: { at: string; locale: string }) => (
  <time className="nashra-day__quiet" dateTime={at}>
    {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(at),
    )}
  </time>
)
