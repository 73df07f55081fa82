import { titleKey } from '../../../text/titleKey.ts'
import { once } from '../once.ts'
import type { PageFacts } from './facts.ts'
import { readFacts } from './facts.ts'
import { htmlLines } from './htmlText.ts'

/** A page as it is read: its main text, one line a block, and what it says of itself. */
export type ReadPage = { facts: PageFacts; lines: string[] }

/**
 * Tags of a page that is looked into, and what it may weigh (`weightOf`): more is no page, and its tree
 * would take minutes. A page of news has one to five thousand tags and weighs a tenth of this.
 */
export const mostTags = 60_000
export const mostWeight = 500_000

/** Reads a page: the text of its article without menus, asides and footers. */
export const readPage = async (html: string): Promise<ReadPage> => {
  const [{ parseHTML }, { Readability }] = await libraries()
  const { document } = parseHTML(withDocument(html))
  const facts = readFacts(document)
  // A short text has less weight than the small print below it.
  for (const around of document.querySelectorAll('nav, footer, aside, [role="navigation"]'))
    around.remove()
  const article = new Readability(document, {
    charThreshold: 200,
    disableJSONLD: true,
    keepClasses: false,
  }).parse()
  const found = await htmlLines({ html: article?.content ?? '' })
  // A page with nothing that looks like an article may still be the text and nothing else.
  const lines = found.length > 0 ? found : await htmlLines({ html })
  return { facts, lines: withoutTitle({ lines, title: facts.title[0] ?? '' }) }
}

/** Fragments have no body, without which nothing is looked for. */
const withDocument = (html: string): string =>
  /<body[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`

/** The headline is kept apart; where the text begins with it, it is left out there. */
const withoutTitle = ({ lines, title }: { lines: string[]; title: string }): string[] => {
  const [first = ''] = lines
  return lines.length > 1 && title !== '' && titleKey(first) === titleKey(title)
    ? lines.slice(1)
    : lines
}

/** Loaded when the first page is met. */
const libraries = once(() => Promise.all([import('linkedom'), import('@mozilla/readability')]))
