import { sha256Hex } from '../../src/text/hash.ts'
import { matchKey } from '../../src/text/matchKey.ts'
import { blocksOf, plainText } from '../../src/text/richText.ts'
import { searchLines } from '../../src/text/searchLines.ts'
import { textKey } from '../../src/text/textKey.ts'
import { titleKey } from '../../src/text/titleKey.ts'
import type { ArticleValues } from './values.ts'

/** What is derived from what an article says and from nothing else. */
export type ArticleKeys = Pick<ArticleValues, 'contentHash' | 'searchText' | 'textKey' | 'titleKey'>

/** The keys, hash and search text of an article. Pure. */
export const articleKeys = ({
  body,
  deck,
  headline,
}: {
  body: unknown
  deck: string
  headline: string
}): ArticleKeys => {
  const text = plainText(body)
  return keysOfText({
    deck,
    headline,
    key: matchKey(text),
    text,
    textKey: textKey({ blocks: blocksOf(body) }),
  })
}

/** The same where the text of the body, its match key and its `textKey` are known. */
export const keysOfText = ({
  deck,
  headline,
  key,
  text,
  textKey,
}: {
  deck: string
  headline: string
  key: string
  text: string
  textKey: null | string
}): ArticleKeys => ({
  contentHash: sha256Hex(JSON.stringify([headline, deck, text])),
  searchText: searchLines({ body: key, deck: matchKey(deck), headline: matchKey(headline) }),
  textKey,
  titleKey: headline ? titleKey(headline) : null,
})
