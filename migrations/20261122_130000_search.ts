import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

import { defaultSlugs } from '../collections/slugs.ts'
import { searchMachinery } from '../src/database/search/machinery.ts'

/** Written by hand: what search keeps is no part of the schema that Payload compares. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(searchMachinery({ slugs: defaultSlugs }).up))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(searchMachinery({ slugs: defaultSlugs }).down))
}
