import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Codings of RFC 9110, section 8.4.1, the one that makes least bytes first. */
const codings = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
} as const

export type Coding = 'identity' | keyof typeof codings

/** Bytes below which compression costs more than it saves. */
const leastWorth = 1_000

/** Text in one form or another; pictures are compressed already. */
const isText = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript))/

/**
 * The coding to answer with: what the client takes (RFC 9110, section 12.5.3: `q=0` is a no), and none
 * where it is not worth it.
 */
export const chooseCoding = ({
  accepts,
  length,
  type,
}: {
  accepts: string | undefined
  length: number
  type: string
}): Coding => {
  if (!accepts || length < leastWorth || !isText.test(type)) return 'identity'
  const refused = /^(?:0(?:\.0*)?)$/
  const taken = new Set(
    accepts.split(',', 20).flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return quality !== undefined && refused.test(quality) ? [] : [name]
    }),
  )
  return (
    (Object.keys(codings) as (keyof typeof codings)[]).find((name) => taken.has(name)) ?? 'identity'
  )
}

export const encode = ({ body, coding }: { body: Buffer; coding: Coding }): Promise<Buffer> =>
  coding === 'identity' ? Promise.resolve(body) : codings[coding](body)
