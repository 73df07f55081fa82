import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'

/** What can be merged: tags into tags, sources into sources. */
export type MergeKind = 'sources' | 'tags'

export type MergeArgs = {
  of: MergeKind
  /** True asks nobody's leave, as Payload's Local API does for the house itself. */
  overrideAccess: boolean
  req: PayloadRequest
  slugs: Slugs
}

/** What differs between the kinds; all else of a merge is one. */
type Kind = {
  /** The articles under a name, saved ones only: SQL that gives `id`, the newest first. */
  articlesUnder: (args: { id: Sql; slugs: Slugs }) => Sql
  /** Whether the name counts the articles that carry it. */
  hasUsage: boolean
  /** Column of the name itself. */
  name: string
  /** SQL for what only some kinds have: the status of a name, `approved` where there is none. */
  status: Sql
  /** Columns that hold for all articles under the name once it is merged, by their fields. */
  terms: Readonly<Record<string, string>>
}

export type Sql = ReturnType<typeof sql>

export const kinds: Record<MergeKind, Kind> = {
  tags: {
    articlesUnder: ({ id, slugs }) =>
      sql`SELECT r.parent_id AS id FROM ${tableOf(`${slugs.articles}_rels`)} r
        WHERE r.tags_id = ${id} AND r.path = 'tags' ORDER BY r.parent_id DESC`,
    hasUsage: true,
    name: 'label',
    status: sql`n.status::text`,
    terms: {},
  },
  sources: {
    articlesUnder: ({ id, slugs }) =>
      sql`SELECT a.id FROM ${tableOf(slugs.articles)} a WHERE a.source_id = ${id} ORDER BY a.id DESC`,
    hasUsage: false,
    name: 'name',
    status: sql`'approved'::text`,
    terms: {
      'rights.republish': 'rights_republish',
      'rights.excerptCharacters': 'rights_excerpt_characters',
      'rights.license': 'rights_license',
      'rights.usageTerms': 'rights_usage_terms',
      'rights.copyrightHolder': 'rights_copyright_holder',
      'rights.copyrightNotice': 'rights_copyright_notice',
      'rights.creditTemplate': 'rights_credit_template',
      'rights.validFrom': 'rights_valid_from',
      'rights.validUntil': 'rights_valid_until',
      canonicalPolicy: 'canonical_policy',
      kind: 'kind',
      robots: 'robots',
    },
  },
}

/** The table of a collection, as the adapter derives it from the slug. */
export const tableOf = (slug: string): Sql => sql`${sql.identifier(slug.replaceAll('-', '_'))}`

/** The table of the names themselves, and that of their aliases. */
export const namesTable = ({ of, slugs }: Pick<MergeArgs, 'of' | 'slugs'>): Sql =>
  tableOf(slugs[of])
export const aliasesTable = ({ of, slugs }: Pick<MergeArgs, 'of' | 'slugs'>): Sql =>
  tableOf(`${slugs[of]}_aliases`)
