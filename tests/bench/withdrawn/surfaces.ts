import type { Subject, World } from '../../helpers/readSide/everyState.ts'
import { publicQuestions } from '../../helpers/readSide/questions.ts'

/** An article with what was known before it came out. */
export type Issued = Subject & {
  /** The cursor that replicas had before. */
  since: string
}

/** One question at which an article may be met; `body` where it is posted. */
export type Question = {
  body?: string
  /** Whether an answer of 200 shows the article; without it, whether its word stands in the text. */
  isSeen?: (text: string) => boolean
  path: string
}

/**
 * Every place where readers could meet an article: one question for each way in which an address of the read
 * side shows articles, and what Payload itself answers. Paths stand below `/api`.
 */
export const surfacesOf = ({
  subject,
  world,
}: {
  subject: Issued
  world: Pick<World, 'source' | 'tag'>
}): Record<string, Question> => ({
  ...ofReadSide({ subject, world }),
  ...ofPayload(subject),
})

const ofReadSide = ({
  subject,
  world,
}: {
  subject: Issued
  world: Pick<World, 'source' | 'tag'>
}): Record<string, Question> =>
  Object.fromEntries(
    Object.entries(publicQuestions)
      .filter(([, { shows }]) => shows)
      .flatMap(([address, { article, find, list }]) => {
        const asked: Record<string, string[] | undefined> = {
          article: article?.(subject),
          find: find?.(subject),
          list: list?.(world),
        }
        return Object.entries(asked).flatMap(([kind, paths]) => {
          const path = paths?.[0]
          if (path === undefined) return []
          // A replica asks for what is new to it.
          const question = { path: address === '/sync' ? `${path}&since=${subject.since}` : path }
          return [[`${address}, ${kind}`, question]]
        })
      }),
  )

const ofPayload = ({ id, slug }: Issued): Record<string, Question> => {
  const where = `where[slug][equals]=${encodeURIComponent(slug)}`
  return {
    'GraphQL, by id': graphql(`{ Article(id: "${id}") { id headline } }`),
    'GraphQL, list': graphql(
      '{ Articles(limit: 50, sort: "-lastIssuedAt") { docs { headline } } }',
    ),
    'REST, by id': { path: `/articles/${id}` },
    'REST, by slug': { path: `/articles?${where}&depth=0` },
    'REST, count': {
      isSeen: (text) => !text.includes('"totalDocs":0'),
      path: `/articles/count?${where}`,
    },
    'REST, list': { path: '/articles?limit=50&sort=-lastIssuedAt&depth=1' },
  }
}

const graphql = (query: string): Question => ({
  body: JSON.stringify({ query }),
  path: '/graphql',
})
