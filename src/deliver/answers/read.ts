import { killedNotice } from '../formats/killedNotice.ts'
import { storyOf } from '../formats/body/story.ts'
import { toHtml } from '../formats/body/toHtml.ts'
import { writeCursor } from '../published/cursor.ts'
import type { By, NameFound } from '../published/index.ts'
import type { PublishedArticle, PublishedCard, PublishedName } from '../published/types.ts'
import { choiceIn, cursorIn, given, knownOnly, limitIn, slugIn } from './input.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

type Args = Archive & { asked: Asked }

/** In which form a text comes: as HTML, as the editor keeps it, or not at all. */
const textForms = {
  html: (article: PublishedArticle) => ({
    html: toHtml({ blocks: storyOf(article.body), language: article.language }),
  }),
  lexical: ({ body }: PublishedArticle) => ({ body }),
  none: () => ({}),
} as const

type TextForm = keyof typeof textForms

/** The most articles on a page, with their texts and without: texts cost ten times the rest. */
const most = { cards: 100, whole: 30 } as const

const usual = 20

/** What sites ask most, in a form that stays. Staff get what everybody gets. */
export const readRoutes = (): Route[] => [
  { answer: listArticles, path: '/read/articles' },
  { answer: oneArticle, path: '/read/articles/:slug' },
  { answer: (args) => listUnder({ ...args, kind: 'tag' }), path: '/read/tags/:slug' },
  { answer: (args) => listUnder({ ...args, kind: 'source' }), path: '/read/sources/:slug' },
]

async function listArticles(args: Args): Promise<Answer> {
  const { asked } = args
  knownOnly({ asked, names: [...pageParameters, 'source', 'tag'] })
  const [tag, source] = [given({ asked, name: 'tag' }), given({ asked, name: 'source' })]
  if (tag !== undefined && source !== undefined) throw new Refusal('tagOrSource')
  if (tag === undefined && source === undefined) return page({ ...args, by: null, named: null })
  const kind = tag === undefined ? 'source' : 'tag'
  const found = await nameOf({
    ...args,
    kind,
    slug: slugIn({ name: kind, params: { [kind]: tag ?? source } }),
  })
  // A list of nothing is an answer too, but to a name that nobody knows it would hide a mistake.
  if (!found) throw new Refusal('noName', { parameter: kind })
  const by = { id: await merged({ ...args, found, kind }), kind } as const
  return page({ ...args, by, named: null })
}

async function listUnder({ kind, ...args }: Args & { kind: Kind }): Promise<Answer> {
  knownOnly({ asked: args.asked, names: pageParameters })
  const found = await nameOf({ ...args, kind, slug: slugIn(args.asked) })
  if (!found) throw new Refusal('noName')
  if (found.movedTo) return moved({ ...args, path: `/read/${folders[kind]}`, slug: found.movedTo })
  const { address, id, name, slug } = found
  return page({ ...args, by: { id, kind }, named: { [kind]: { address, id, name, slug } } })
}

type Kind = 'source' | 'tag'

const folders = { source: 'sources', tag: 'tags' } as const

const pageParameters = ['before', 'limit', 'text']

const nameOf = ({
  kind,
  published,
  slug,
}: Args & { kind: Kind; slug: string }): Promise<NameFound> =>
  kind === 'tag' ? published.tagBySlug(slug) : published.sourceBySlug(slug)

/** The id of a name, or of what it was merged into. */
const merged = async ({
  found,
  ...args
}: Args & { found: NonNullable<NameFound>; kind: Kind }): Promise<string> =>
  found.movedTo ? ((await nameOf({ ...args, slug: found.movedTo }))?.id ?? found.id) : found.id

const page = async ({
  asked,
  by,
  named,
  published,
}: Args & { by: By; named: null | Record<string, PublishedName> }): Promise<Answer> => {
  const form = textIn({ asked, usual: 'none' })
  const args = {
    before: cursorIn(asked),
    by,
    limit: limitIn({ asked, most: form === 'none' ? most.cards : most.whole, usual }),
  }
  const { items, modifiedAt, next } =
    form === 'none' ? await published.listCards(args) : await published.listWhole(args)
  const articles = items.map((item: PublishedArticle | PublishedCard) =>
    'body' in item ? withText({ article: item, form }) : item,
  )
  return json({ modifiedAt, value: { ...named, articles, next: next && writeCursor(next) } })
}

async function oneArticle({ asked, published, to }: Args): Promise<Answer> {
  knownOnly({ asked, names: ['text'] })
  const form = textIn({ asked, usual: 'html' })
  const found = await published.findBySlug(slugIn(asked))
  if (!found) throw new Refusal('noArticle')
  if ('movedTo' in found) return moved({ asked, path: '/read/articles', slug: found.movedTo, to })
  if ('killed' in found) {
    const { killed } = found
    return { ...json({ modifiedAt: killed.at, value: killedNotice(killed) }), status: 410 }
  }
  const { article } = found
  return json({ modifiedAt: article.modifiedAt, value: withText({ article, form }) })
}

/** The address that leads there now, with what else was asked. */
const moved = ({
  asked: { query },
  path,
  slug,
  to,
}: Pick<Args, 'asked' | 'to'> & { path: string; slug: string }): Answer => ({
  location: `${to.api(`${path}/${encodeURIComponent(slug)}`)}${query.size > 0 ? `?${query}` : ''}`,
  status: 308,
})

const textIn = ({ asked, usual: first }: { asked: Asked; usual: TextForm }): TextForm => {
  const others = (Object.keys(textForms) as TextForm[]).filter((form) => form !== first)
  return choiceIn({ asked, name: 'text', reason: 'badText', values: [first, ...others] })
}

const withText = ({ article, form }: { article: PublishedArticle; form: TextForm }): object => {
  return { ...article, body: undefined, ...textForms[form](article) }
}

const json = ({
  modifiedAt,
  value,
}: {
  modifiedAt: null | string
  value: unknown
}): Exclude<Answer, { location: string }> => ({
  // Half a pair of surrogates is written as an escape (ECMA-262, JSON.stringify).
  body: JSON.stringify(value),
  mediaType: 'application/json; charset=utf-8',
  modifiedAt,
})
