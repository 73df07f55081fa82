import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "sources_aliases" ADD COLUMN "match_key" varchar;
  ALTER TABLE "tags_aliases" ADD COLUMN "match_key" varchar;
  CREATE INDEX "sources_aliases_match_key_idx" ON "sources_aliases" USING btree ("match_key");
  CREATE INDEX "tags_aliases_match_key_idx" ON "tags_aliases" USING btree ("match_key");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "sources_aliases_match_key_idx";
  DROP INDEX "tags_aliases_match_key_idx";
  ALTER TABLE "sources_aliases" DROP COLUMN "match_key";
  ALTER TABLE "tags_aliases" DROP COLUMN "match_key";`)
}
