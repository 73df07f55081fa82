import { htmlParser } from './htmlText.ts'

/**
 * What a page costs to look into: the sum, over its elements, of how many others each lies in. Counting
 * ends at `most`. The tree of a page is walked up from every element of it, so that a deep page takes
 * minutes where a flat one of the same size takes a moment.
 */
export const weightOf = async ({ html, most }: { html: string; most: number }): Promise<number> => {
  const { Parser } = await htmlParser()
  let depth = 0
  let weight = 0
  const parser = new Parser({
    onclosetag: () => {
      depth -= 1
    },
    onopentagname: () => {
      depth += 1
      weight += depth
      if (weight >= most) parser.pause()
    },
  })
  parser.write(html)
  return weight
}
