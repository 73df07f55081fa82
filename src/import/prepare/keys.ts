import { sha256Hex } from '../../text/hash.ts'

/** Where in a document an article stands. Read-also articles are counted from 0; the main one is 0. */
export type DocumentPlace = { index: number; part: 'main' | 'readAlso' }

/** The key of a document: SHA-256 of adapter, NUL and source key, either of which may be long. */
export const documentKeyOf = ({
  adapter,
  sourceKey,
}: {
  adapter: string
  sourceKey: string
}): string => sha256Hex(`${adapter}\0${sourceKey}`)

/** The key of an article that an import writes: it is written once, whatever becomes of its text. */
export const importKeyOf = ({
  documentKey,
  index,
  part,
}: DocumentPlace & { documentKey: string }): string =>
  sha256Hex(`${documentKey}\0${part}${index === 0 ? '' : `\0${index}`}`)
