import type { Field, FieldHook } from 'payload'

import { idOf } from '../../../collections/shared/idOf.ts'
import type { Slugs } from '../../../collections/slugs.ts'
import { heedsSelect } from '../../access/heedsSelect.ts'
import { label } from '../../translations/label.ts'
import { creditLine } from '../../rights/creditLine.ts'
import { articleSelect, readInRequest, rightsOfDocument, sourceWithTerms } from './readTerms.ts'
import { articleTerms, survivor } from '../../rights/terms.ts'

/**
 * What readers are told of an article's rights and no column holds: the line to print with the text, and
 * whether the text they were given is an excerpt of it.
 */
export const rightsReadFields = ({ slugs }: { slugs: Slugs }): Field[] => [
  {
    name: 'creditLine',
    type: 'text',
    label: label('articles:creditLine'),
    virtual: true,
    admin: {
      condition: (data) => Boolean(data.creditLine),
      disableBulkEdit: true,
      disableListFilter: true,
      position: 'sidebar',
      readOnly: true,
    },
    hooks: { afterRead: [readCreditLine({ slugs })] },
  },
  {
    // `cutBody` says so; nothing is said where the text is whole or was not asked for.
    name: 'isExcerpt',
    type: 'checkbox',
    label: label('articles:isExcerpt'),
    virtual: true,
    admin: {
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
      hidden: true,
    },
  },
]

const readCreditLine = ({ slugs }: { slugs: Slugs }): FieldHook =>
  heedsSelect<FieldHook>(async ({ req, siblingData }) => {
    const needs = Object.keys(articleSelect) as (keyof typeof articleSelect)[]
    const article = await rightsOfDocument({ doc: siblingData, needs, req, slugs })
    if (!article) return null
    const read = readInRequest({ req, slugs })
    const source = survivor(await sourceWithTerms({ id: idOf(article.source), read }))
    return creditLine({ article, source, terms: articleTerms({ article, source }) })
  })
