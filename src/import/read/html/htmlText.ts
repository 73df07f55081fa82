import { cleanText, isBlank } from '../../../text/clean.ts'
import { once } from '../once.ts'

/** Loaded when the first HTML is met. */
export const htmlParser = once(() => import('htmlparser2'))

/** Elements of which nothing is text to read. */
const silent = new Set(
  'audio button canvas figcaption form head iframe math nav noscript object script select style svg template textarea title video'.split(
    ' ',
  ),
)

/** Elements within a line; every other one begins a line of its own and ends it. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meta q ruby rb rp rt s samp small source span strike strong sub sup time track tt u var wbr'.split(
    ' ',
  ),
)

const bullet = '• '

/**
 * HTML as plain lines, one a block, without blank ones: paragraphs, headings, cells and lines that end in
 * `<br>`; list items begin with a bullet. Scripts, styles, forms, menus, captions and players are left
 * out. References are decoded. Time and memory are linear in the input, whatever is in it.
 *
 * @param keepsLines takes line ends for lines, as WordPress keeps its texts
 */
export const htmlLines = async ({
  html,
  keepsLines = false,
}: {
  html: string
  keepsLines?: boolean
}): Promise<string[]> => {
  const { Parser } = await htmlParser()
  const lines: string[] = []
  let line: string[] = []
  let start = ''
  let unheard: null | { depth: number; name: string } = null

  const end = (): void => {
    const text = cleanText(line.join(''))
    if (!isBlank(text)) {
      lines.push(start + text)
      start = ''
    }
    line = []
  }
  const parser = new Parser(
    {
      onclosetag: (name) => {
        if (unheard) {
          if (name === unheard.name) unheard.depth -= 1
          if (unheard.depth === 0) unheard = null
          return
        }
        if (inline.has(name)) return
        end()
        if (name === 'li') start = ''
      },
      onopentagname: (name) => {
        if (unheard) {
          if (name === unheard.name) unheard.depth += 1
          return
        }
        if (silent.has(name)) unheard = { depth: 1, name }
        else if (!inline.has(name)) {
          end()
          if (name === 'li') start = bullet
        }
      },
      ontext: (text) => {
        if (unheard) return
        if (!keepsLines) {
          line.push(text.replace(/\s+/g, ' '))
          return
        }
        const [first = '', ...rest] = text.split(/\r\n|[\n\r]/)
        line.push(first)
        for (const more of rest) {
          end()
          line.push(more)
        }
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  end()
  return lines
}

/** HTML as one line: a headline, a name. */
export const htmlLine = async (html: string): Promise<string> =>
  /[<&]/.test(html) ? (await htmlLines({ html })).join(' ') : cleanText(html)
