import { safeText } from './safeText.ts'

type Value = null | number | string | undefined

/** Text between tags and in attributes of XML and HTML alike; no `]]>` can come of it. */
export const escapeMarkup = (text: string): string =>
  safeText(text).replace(/[&<>"']/g, (sign) => references[sign] ?? '')

const references: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

type Attributes = Readonly<Record<string, Value>>

/** An element around markup that is escaped already; attributes without a value are left out. */
export const element = (name: string, attributes: Attributes, content: string): string =>
  `<${name}${written(attributes)}>${content}</${name}>`

/** An empty element as XML has it. */
export const emptyElement = (name: string, attributes: Attributes): string =>
  `<${name}${written(attributes)}/>`

/** An element with text in it; nothing where there is no text. */
export const textElement = (name: string, text: Value, attributes: Attributes = {}): string =>
  text === null || text === undefined || text === ''
    ? ''
    : element(name, attributes, escapeMarkup(String(text)))

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === null || value === undefined
        ? []
        : ` ${name}="${escapeMarkup(String(value)).replace(/[\t\n]/g, ' ')}"`,
    )
    .join('')
