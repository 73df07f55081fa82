import type { WordPart } from '../../text/diff/types.ts'
import type { Say } from './say.ts'

/**
 * Words of one side with what became of them marked: struck or underlined, and said to who cannot see it. A
 * mark on either side bears the same number, so that one is found from the other.
 */
export const Words = ({
  id,
  parts,
  say,
  side,
}: {
  /** Of the paragraph; marks are numbered within it. */
  id: string
  parts: readonly WordPart[]
  say: Say
  side: 'new' | 'old'
}) =>
  parts.map((part, at) => (
    // Parts have no identity but their place, and never change places.
    <Word key={at} mark={`${id}-${at}`} part={part} say={say} side={side} />
  ))

const Word = ({
  mark,
  part,
  say,
  side,
}: {
  mark: string
  part: WordPart
  say: Say
  side: 'new' | 'old'
}) => {
  const text = part[side]
  if (part.kind === 'kept') return text
  const shared = { 'data-mark': mark, tabIndex: side === 'new' ? -1 : undefined }
  if (text === '') {
    // Nothing is here any more: the place is shown, so that it can be come to.
    return side === 'new' ? (
      <span className="nashra-origin__gap" {...shared}>
        <span className="nashra-origin__said">
          {say('originView:removedHere')} {part.old.trim()}
        </span>
      </span>
    ) : null
  }
  const [, before = '', word = ''] = /^(\s*)(.*)$/su.exec(text) ?? []
  const said = <span className="nashra-origin__said">{saidOf({ part, say, side })} </span>
  if (part.kind === 'spelling') {
    const how = (part.spelling ?? []).map((name) => say(`spelling:${name}`)).join(' · ')
    return (
      <>
        {word === '' ? null : before}
        <span className="nashra-origin__spelling" title={how} {...shared}>
          {said}
          {word === '' ? before : word}
        </span>
      </>
    )
  }
  const Mark = side === 'old' ? 'del' : 'ins'
  return (
    <>
      {before}
      <Mark className={`nashra-origin__${part.kind}`} {...shared}>
        {said}
        {word}
      </Mark>
    </>
  )
}

const saidOf = ({ part, say, side }: { part: WordPart; say: Say; side: 'new' | 'old' }): string => {
  if (part.kind === 'spelling') return say('originView:spelledOtherwise')
  return side === 'old' ? say('originView:wasHere') : say('originView:isNew')
}
