import type { LinkView } from '../data/linksFrom.ts'
import { Isolated } from '../richText/Isolated.tsx'

/** A title that leads to its article here, or elsewhere, or is only a title until that is known. */
export const RelatedTitle = ({ link }: { link: LinkView }) => {
  const title = <Isolated text={link.title} />
  if (link.path) return <a href={link.path}>{title}</a>
  if (link.url) {
    return (
      <a href={link.url} rel="noopener nofollow external">
        {title}
      </a>
    )
  }
  return <span>{title}</span>
}
