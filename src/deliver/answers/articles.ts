import { toLedger } from '../formats/article/ledger.ts'
import { killedNinjs } from '../formats/article/ninjs.ts'
import { paragraphHtml } from '../formats/body/toHtml.ts'
import { escapeMarkdown } from '../formats/body/toMarkdown.ts'
import type { ArticleFormat } from '../formats/index.ts'
import { articleFormats } from '../formats/index.ts'
import { safeJson } from '../formats/text/json.ts'
import { killedNotice, killedWords } from '../formats/killedNotice.ts'
import type { Withdrawn } from '../published/types.ts'
import { choiceIn, idIn } from './input.ts'
import { Refusal } from './refusal.ts'
import type { Answer, Archive, Asked, Route } from './types.ts'

type Args = Archive & { asked: Asked }

/** The formats of one article, below the address of the articles. */
export const articleRoutes = (): Route[] => [
  ...Object.entries(choices).map(([path, choose]): Route => ({
    answer: async (args) => inFormat({ ...args, ...choose(args.asked) }),
    path: `/:id/${path}`,
  })),
  { answer: ledger, path: '/:id/ledger' },
]

type Choice = (asked: Asked) => { format: ArticleFormat; vary?: string }

/** Which format a path means, where the query or a header has a say in it. */
const choices: Record<string, Choice> = {
  html: () => ({ format: 'html' }),
  jsonld: () => ({ format: 'jsonld' }),
  markdown: () => ({ format: 'markdown' }),
  ninjs: (asked) => {
    const values = ['3.1', '2.2'] as const
    const version = choiceIn({ asked, name: 'version', reason: 'badVersion', values })
    return { format: version === '3.1' ? 'ninjs' : 'ninjs-2.2' }
  },
  package: (asked) => {
    const values = ['', 'json', 'html'] as const
    const said = choiceIn({ asked, name: 'format', reason: 'badFormat', values })
    if (said !== '') return { format: `package-${said}` }
    return { format: prefersPages(asked) ? 'package-html' : 'package-json', vary: 'accept' }
  },
  text: () => ({ format: 'text' }),
}

/** What a browser says of itself when a person follows a link. */
const prefersPages = (asked: Asked): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(asked.header('accept') ?? '')

const inFormat = async ({
  asked,
  format,
  published,
  site,
  to,
  vary,
}: Args & ReturnType<Choice>): Promise<Answer> => {
  const found = await published.findById(idIn(asked))
  const shared = vary ? { vary } : {}
  if (found && 'killed' in found) return { ...gone({ format, killed: found.killed }), ...shared }
  if (!found || !('article' in found)) throw new Refusal('noArticle')
  const { mediaType, render } = articleFormats[format]
  const { article } = found
  return {
    ...shared,
    body: render({ article, site, to }),
    mediaType,
    modifiedAt: article.modifiedAt,
  }
}

/** What is answered for an article that was withdrawn for good, in the form that was asked for. */
const gone = ({ format, killed }: { format: ArticleFormat; killed: Withdrawn }): Answer => {
  const { language } = killed
  const words = killedWords(killed)
  const html = words.map((text) => paragraphHtml({ language, text })).join('\n')
  const plain = `${words.join('\n\n')}\n`
  const { mediaType } = articleFormats[format]
  const bodies: Partial<Record<ArticleFormat, string>> = {
    html: `${html}\n`,
    markdown: `${words.map(escapeMarkdown).join('\n\n')}\n`,
    ninjs: killedNinjs({ killed, version: '3.1' }),
    'ninjs-2.2': killedNinjs({ killed, version: '2.2' }),
    'package-html': `<!doctype html>\n<meta charset="utf-8">\n${html}\n`,
    text: plain,
  }
  return {
    body: bodies[format] ?? safeJson(killedNotice(killed)),
    mediaType,
    modifiedAt: killed.at,
    status: 410,
  }
}

/** The log of a killed article stays open: that it was killed is what it is there to tell. */
async function ledger({ asked, published }: Args): Promise<Answer> {
  const found = await published.findById(idIn(asked))
  if (!found || 'movedTo' in found) throw new Refusal('noArticle')
  const mediaType = 'application/json; charset=utf-8'
  const killed = 'killed' in found ? found.killed : null
  const publicId = 'killed' in found ? found.killed.publicId : found.article.publicId
  const entries = await published.ledger(publicId)
  const modifiedAt = entries.at(-1)?.at ?? null
  const told = { entries, publicId }
  return killed
    ? {
        body: toLedger({ ...told, notice: killedNotice(killed) }),
        mediaType,
        modifiedAt,
        status: 410,
      }
    : { body: toLedger(told), mediaType, modifiedAt }
}
