import { Fragment } from 'react'

import { latinRuns } from './latinRuns.ts'

/** Characters of a run that is better not broken over two lines: F-16, not an address. */
const longestWhole = 16

/**
 * Text of the page with each Latin run isolated, so that the signs around it («COP29» or F-16) stay
 * where the Arabic sentence puts them.
 */
export const Isolated = ({ text }: { text: string }) =>
  latinRuns(text).map((run, at) =>
    run.isLatin ? (
      <bdi className={isWhole(run.text) ? 'whole' : undefined} key={at}>
        {run.text}
      </bdi>
    ) : (
      <Fragment key={at}>{run.text}</Fragment>
    ),
  )

const isWhole = (text: string): boolean =>
  text.length <= longestWhole && text.includes('-') && !text.includes(' ')
