import { stemsBeside } from './stem.ts'
import { keyWords } from './words.ts'

/**
 * The stored search text of an article: six lines of words with single spaces, any of them empty.
 *
 * 1. the keys of headline, deck and body in order, repeats kept: phrases are looked up here
 * 2. the distinct stems that are not among those keys
 * 3. and 4. the same of the headline alone
 * 5. and 6. the same of the deck alone
 *
 * So what stands in front of an article can be weighed apart from its text.
 *
 * @param body and the others: their match keys, which together are the key of all of it
 */
export function searchLines({
  body,
  deck,
  headline,
}: {
  body: string
  deck: string
  headline: string
}): string {
  const whole = [headline, deck, body].filter((key) => key !== '').join(' ')
  return [whole, headline, deck]
    .map((key) => `${key}\n${stemsBeside(keyWords(key)).join(' ')}`)
    .join('\n')
}
