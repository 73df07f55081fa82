import type { ReactNode } from 'react'

import type { ArticlePage } from '../data/articlePage.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { articleCount } from '../words/counts.ts'
import { Pager } from './Pager.tsx'
import { TeaserList } from './TeaserList.tsx'

type ListPageProps = {
  /** What stands beside the list. */
  children?: ReactNode
  empty: string
  first: boolean
  kicker: string
  name: string
  page: ArticlePage & { total: number }
  path: string
}

/** The articles under a tag or of a source. */
export const ListPage = ({ children, empty, first, kicker, name, page, path }: ListPageProps) => (
  <>
    <header className="page-head">
      <p className="kicker">{kicker}</p>
      <h1>
        <Isolated text={name} />
      </h1>
      <p className="page-count">{articleCount(page.total)}</p>
    </header>
    <div className={children ? 'list list-beside' : 'list'}>
      {children}
      {page.articles.length > 0 ? (
        <TeaserList articles={page.articles} level={2} />
      ) : (
        <p className="page-empty">{empty}</p>
      )}
    </div>
    <Pager first={first} next={page.next} path={path} />
  </>
)
