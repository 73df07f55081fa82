import { piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'
import type { Origin } from '../../desk/origin/types.ts'
import type { Say } from './say.ts'
import { Words } from './Words.tsx'

/** The document as it was scraped, with what was taken from it, and which words are no longer so. */
export const Original = ({
  document,
  origin,
  say,
}: {
  document: NonNullable<Origin['document']>
  origin: Origin
  say: Say
}) => (
  <div
    aria-label={say('originView:original')}
    className="nashra-origin__document"
    data-document
    role="region"
    // A stretch that scrolls must be reachable by the keyboard (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    <div dir="rtl" lang="ar">
      {piecesOf({ ...origin, document }).map((piece) => (
        <PieceOf key={piece.start} piece={piece} say={say} />
      ))}
      {document.isCut && <p className="nashra-origin__note">{say('originView:cut')}</p>}
    </div>
  </div>
)

const PieceOf = ({ piece, say }: { piece: Piece; say: Say }) => {
  const { end, isOwn, kind, parts, prefix, row, start, text } = piece
  if (kind === 'between') return withoutBlanks(text)
  const id = row === undefined ? 'headline' : `row${row}`
  return (
    <span
      className={`nashra-origin__piece nashra-origin__piece--${isOwn ? kind : 'other'}`}
      data-end={end}
      data-start={start}
    >
      {prefix}
      {parts ? <Words id={id} parts={parts} say={say} side="old" /> : text}
    </span>
  )
}

/** Pages leave whole screens of empty lines where pictures were. */
const withoutBlanks = (text: string): string => text.replace(/(?:[^\S\n]*\n){3,}/g, '\n\n')
