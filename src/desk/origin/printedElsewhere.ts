import { titleKey } from '../../text/titleKey.ts'
import type { PrintedElsewhere } from './findRows.ts'
import { readDocument } from './readDocument.ts'
import type { Elsewhere } from './types.ts'

/** Where one of these documents prints a headline above its second article; null where none does. Pure. */
export const printedElsewhere = ({
  documents,
  headline,
}: {
  documents: readonly PrintedElsewhere[]
  headline: string
}): Elsewhere | null => {
  const key = titleKey(headline)
  for (const { article, document, rawText, sourceKey } of documents) {
    const { parsed } = readDocument({ place: { index: 0, part: 'readAlso' }, text: rawText })
    const found = parsed?.readAlso.find(
      (one) => one.headline && titleKey(one.headline.text) === key,
    )
    if (!found?.headline) continue
    const { end, start, text: quote } = found.headline
    return { article, document, quote, sourceKey, span: { end, start } }
  }
  return null
}
