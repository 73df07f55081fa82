import { Fragment } from 'react'

import type { Piece } from '../../../deliver/search/show/highlight.ts'
import { Isolated } from '../richText/Isolated.tsx'

/** A text with what answers a search marked in it. */
export const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ isHit, text }, at) =>
    isHit ? (
      <mark key={at}>
        <Isolated text={text} />
      </mark>
    ) : (
      <Fragment key={at}>
        <Isolated text={text} />
      </Fragment>
    ),
  )
