import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "articles_story_entries" (
  	"article_id" uuid NOT NULL,
  	"key" bigint NOT NULL,
  	CONSTRAINT "articles_story_entries_pk" PRIMARY KEY("key","article_id")
  );
  
  INSERT INTO "articles_story_entries" ("key", "article_id")
  SELECT unnest("keys"[1:6]), "article_id" FROM "articles_story_sketches" ORDER BY 1, 2;
  DROP INDEX "articles_story_sketches_keys_idx";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_story_entries" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "articles_story_entries" CASCADE;
  CREATE INDEX "articles_story_sketches_keys_idx" ON "articles_story_sketches" USING gin (("keys"[1:6])) WITH (fastupdate=false);`)
}
