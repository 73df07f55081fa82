import { Link } from '@payloadcms/ui'

import type { OtherArticle } from '../../desk/panel/types.ts'
import type { Stage } from '../../desk/actions/facts.ts'
import type { Saying } from './words.ts'
import { dayIn } from './words.ts'

type Told = Pick<OtherArticle, 'headline' | 'id' | 'originalPublishedAt' | 'source' | 'stage'> &
  Partial<Pick<OtherArticle, 'isTrashed' | 'pubStatus'>>

/** Another article as a line: its headline, which leads to it, its source, and where it stands. */
export const Other = ({
  article,
  hrefOf,
  isBrief = false,
  locale,
  say,
}: Saying & { article: Told; isBrief?: boolean }) => (
  <span className="nashra-desk__other">
    <Link href={hrefOf(article.id)} prefetch={false}>
      <bdi>{article.headline || '…'}</bdi>
    </Link>
    <small>
      <bdi>{article.source ?? say('deskPanel:noSource')}</bdi>
      {article.originalPublishedAt && <> · {dayIn({ at: article.originalPublishedAt, locale })}</>}
      {!isBrief && (
        <>
          {' · '}
          {say(standing(article))}
        </>
      )}
    </small>
  </span>
)

const standing = ({ isTrashed, pubStatus, stage }: Told) => {
  if (isTrashed) return 'deskPanel:trashed' as const
  if (pubStatus === 'canceled') return 'deskPanel:withdrawn' as const
  if (pubStatus === 'withheld') return 'deskPanel:withheld' as const
  return `stage:${stage as Stage}` as const
}
