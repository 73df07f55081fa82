/** Where something begins: byte and line, the latter from 1. */
export type Place = { at: number; line: number }

/** An element within an item, with its text; what it holds itself stands in the text as tags. */
export type FeedElement = { attributes: Record<string, string>; name: string; text: string }

/** An item of a feed; `line` and `at` (bytes) are where it begins. */
export type WholeItem = Place & { elements: FeedElement[] } & (
    { kind: 'item' } | { kind: 'broken' | 'tooLarge'; message: string }
  )

type Tag = { attributes: Record<string, string>; local: string; name: string }

/** What gathers an item from what a parser meets. */
export type ItemBuilder = {
  close: () => void
  /** How deep the parser is: 0 before and after everything. */
  depth: () => number
  /** The items that are whole, each given once. */
  done: () => WholeItem[]
  /** With a `place` it is an item. */
  open: (tag: Tag & { place: null | Place }) => void
  /** Marks the item as broken, where there is one. */
  spoil: (problem: string) => void
  text: (text: string) => void
}

/** Elements of one item that are kept. */
const mostElements = 2000

type OpenItem = Place & {
  depth: number
  elements: FeedElement[]
  held: number
  isLarge: boolean
  problem: string
}

type OpenElement = Omit<FeedElement, 'text'> & { depth: number; parts: string[] }

/** Gathers items, and of none more than `mostCharacters`. */
export const createItemBuilder = ({ mostCharacters }: { mostCharacters: number }): ItemBuilder => {
  const ready: WholeItem[] = []
  const path: string[] = []
  let item: null | OpenItem = null
  let element: null | OpenElement = null

  const add = (text: string): void => {
    if (!item || !element) return
    const room = mostCharacters - item.held
    if (text.length > room) item.isLarge = true
    const kept = text.slice(0, Math.max(0, room))
    item.held += kept.length
    if (kept !== '') element.parts.push(kept)
  }
  const endElement = (): void => {
    if (!item || !element) return
    const { attributes, name, parts } = element
    if (item.elements.length < mostElements) {
      item.elements.push({ attributes, name, text: parts.join('') })
    }
    element = null
  }
  const endItem = (): void => {
    if (!item) return
    endElement()
    const { at, elements, isLarge, line, problem: message } = item
    const kind = isLarge ? 'tooLarge' : message === '' ? 'item' : 'broken'
    const whole = { at, elements, line }
    ready.push(kind === 'item' ? { ...whole, kind } : { ...whole, kind, message })
    item = null
  }

  return {
    close: () => {
      const depth = path.length
      const local = path.pop() ?? ''
      if (element?.depth === depth) endElement()
      else if (element) add(`</${local}>`)
      else if (item?.depth === depth) endItem()
    },
    depth: () => path.length,
    done: () => ready.splice(0),
    open: ({ attributes, local, name, place }) => {
      path.push(local)
      const depth = path.length
      if (place) {
        // Items hold no items: the one before has no end.
        if (item) item.problem ||= 'it has no end'
        endItem()
        item = { ...place, depth, elements: [], held: 0, isLarge: false, problem: '' }
      } else if (element) add(`<${local}>`)
      else if (item) element = { attributes, depth, name, parts: [] }
    },
    spoil: (problem) => {
      if (item) item.problem ||= problem
    },
    text: (text) => add(element && path.length > element.depth ? escapeText(text) : text),
  }
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
