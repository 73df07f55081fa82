import type { Article } from '../../payload-types.ts'

/** Whether the desk took an article out: rejected, archived, withdrawn, or in the trash. */
export const isOut = ({
  deletedAt,
  pubStatus,
  stage,
}: Partial<Pick<Article, 'deletedAt' | 'pubStatus' | 'stage'>>): boolean =>
  Boolean(deletedAt) ||
  (pubStatus !== undefined && pubStatus !== 'usable') ||
  stage === 'rejected' ||
  stage === 'archived'
