import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import { describe, expect, it } from 'vitest'

import { defaultSlugs as slugs } from '../../../../collections/slugs.ts'
import { isWorklistName, worklistNames } from '../../../../src/desk/worklists/names.ts'
import { idsOf } from '../../../../src/desk/worklists/rowsFrom.ts'
import { worklists } from '../../../../src/desk/worklists/table.ts'
import { ar } from '../../../../src/translations/ar.ts'
import { en } from '../../../../src/translations/en.ts'

const dialect = new PgDialect()
const context = { slugs, unclearSources: ['00000000-0000-7000-8000-000000000000'] }

describe('the table of worklists', () => {
  it('has every name once, with its words in both languages', () => {
    expect(Object.keys(worklists).sort()).toEqual([...worklistNames].sort())
    for (const strings of [ar, en]) {
      expect(Object.keys(strings.worklist).sort()).toEqual([...worklistNames].sort())
      expect(Object.keys(strings.worklistHelp).sort()).toEqual([...worklistNames].sort())
    }
    expect(isWorklistName('review')).toBe(true)
    expect(isWorklistName('toString')).toBe(false)
  })

  it.each(worklistNames.filter((name) => worklists[name].counted === 'together'))(
    'asks of %s only for columns that the index of the desk holds',
    (name) => {
      const { sql } = dialect.sqlToQuery(worklists[name].where(context))
      const columns = new Set(sql.match(/\bv\.\w+/g))
      const held = [
        'v.version_stage',
        'v.version_headline_origin',
        'v.version_source_id',
        'v.version_original_published_at',
        'v.version_rights_republish',
        'v.version_story_cluster',
      ]
      expect([...columns].filter((column) => !held.includes(column))).toEqual([])
    },
  )

  it.each(worklistNames)('hands on what is asked of %s as a parameter', (name) => {
    const after = "x'); DROP TABLE articles; --"
    const { params, sql } = dialect.sqlToQuery(
      idsOf({ after, context, limit: 7, list: worklists[name] }),
    )
    expect(sql).not.toContain('DROP')
    expect(params).toContain(after)
    expect(params).toContain(7)
  })
})
