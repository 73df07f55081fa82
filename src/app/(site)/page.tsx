import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { writeCursor } from './addresses/cursor.ts'
import type { SearchParams } from './addresses/pageParam.ts'
import { pageParam } from './addresses/pageParam.ts'
import { pageAddress } from './addresses/pageAddress.ts'
import { Message } from './components/Message.tsx'
import { NameList } from './components/NameList.tsx'
import { Pager } from './components/Pager.tsx'
import { Teaser } from './components/Teaser.tsx'
import { TeaserList } from './components/TeaserList.tsx'
import { frequentNames } from './data/frequentNames.ts'
import { latestArticles } from './data/latestArticles.ts'
import { openings } from './data/openings.ts'
import { orMissing } from './data/orMissing.ts'
import NotFound, { metadata as missing } from './not-found.tsx'
import { strings } from './words/strings.ts'

type FrontPageProps = { searchParams: SearchParams }

/** How many articles stand beside the lead, with a summary of their own. */
const beside = 3

export const generateMetadata = async (props: FrontPageProps): Promise<Metadata> => {
  const found = await orMissing(asked(props))
  if (!found) return missing
  return found.older
    ? { robots: { follow: true, index: false }, title: strings.front.older }
    : pageAddress({ path: '/' })
}

export default async function FrontPage(props: FrontPageProps) {
  const found = await orMissing(asked(props))
  if (!found) return <NotFound />
  return found.older ? <OlderPage {...found.older} /> : <NewestPage />
}

/** The page of older articles that the address asks for; null for the front page proper. */
const asked = async ({ searchParams }: FrontPageProps) => {
  const cursor = await pageParam(searchParams)
  if (!cursor) return { older: null }
  const older = await latestArticles(writeCursor(cursor))
  if (older.articles.length === 0) notFound()
  return { older }
}

/** The front page proper: a lead, those beside it, the rest, and the names that recur. */
const NewestPage = async () => {
  const [{ articles, next }, { sources, tags }] = await Promise.all([
    latestArticles(),
    frequentNames(),
  ])
  const [lead, ...others] = articles
  if (!lead) return <Message heading={strings.front.empty} help={strings.front.emptyHelp} />

  const second = others.slice(0, beside)
  const rest = others.slice(beside)
  const summaries = await openings(
    [lead, ...second]
      .filter(({ deck }) => !deck)
      .map(({ id }) => id)
      .join(','),
  )
  return (
    <>
      <h1 className="unseen">{strings.front.heading}</h1>
      <div className="front">
        <section aria-label={strings.front.lead} className="front-lead">
          <Teaser article={lead} level={2} size="lead" summary={summaries.get(lead.id)} />
        </section>
        {second.length > 0 ? (
          <section aria-label={strings.front.latest} className="front-second">
            {second.map((article) => (
              <Teaser
                article={article}
                key={article.id}
                level={2}
                size="second"
                summary={summaries.get(article.id)}
              />
            ))}
          </section>
        ) : null}
      </div>
      {rest.length > 0 ? (
        <section aria-labelledby="more" className="band">
          <h2 className="label" id="more">
            {strings.front.more}
          </h2>
          <TeaserList articles={rest} level={3} />
          <Pager first next={next} path="/" />
        </section>
      ) : null}
      <div className="band names-band">
        <section aria-labelledby="tags">
          <h2 className="label" id="tags">
            {strings.front.tags}
          </h2>
          <NameList names={tags} />
        </section>
        <section aria-labelledby="sources">
          <h2 className="label" id="sources">
            {strings.front.sources}
          </h2>
          <NameList names={sources} />
        </section>
      </div>
    </>
  )
}

const OlderPage = ({ articles, next }: Awaited<ReturnType<typeof latestArticles>>) => (
  <>
    <header className="page-head">
      <h1>{strings.front.older}</h1>
    </header>
    <TeaserList articles={articles} level={2} />
    <Pager first={false} next={next} path="/" />
  </>
)
