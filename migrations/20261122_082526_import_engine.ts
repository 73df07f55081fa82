import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "articles_story_sketches" (
  	"article_id" uuid PRIMARY KEY NOT NULL,
  	"keys" bigint[] NOT NULL
  );
  
  CREATE TABLE "nashra_import_undo" (
  	"seq" bigserial PRIMARY KEY NOT NULL,
  	"changes" jsonb NOT NULL,
  	"document" varchar NOT NULL,
  	"previous" jsonb,
  	"previous_run" varchar,
  	"run" varchar NOT NULL
  );
  
  CREATE TABLE "nashra_taken_texts" (
  	"article" varchar NOT NULL,
  	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"text_key" varchar NOT NULL,
  	CONSTRAINT "nashra_taken_texts_pkey" PRIMARY KEY("text_key","article")
  );
  
  ALTER TABLE "sources_aliases" ADD COLUMN "match_key" varchar;
  ALTER TABLE "tags_aliases" ADD COLUMN "match_key" varchar;
  ALTER TABLE "articles_story_sketches" ADD CONSTRAINT "articles_story_sketches_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_story_sketches_keys_idx" ON "articles_story_sketches" USING gin (("keys"[1:6])) WITH (fastupdate=false);
  CREATE INDEX "nashra_import_undo_run_idx" ON "nashra_import_undo" USING btree ("run","seq");
  CREATE INDEX "nashra_import_undo_previous_run_idx" ON "nashra_import_undo" USING btree ("previous_run");
  CREATE INDEX "nashra_taken_texts_article_idx" ON "nashra_taken_texts" USING btree ("article");
  CREATE INDEX "sources_aliases_match_key_idx" ON "sources_aliases" USING btree ("match_key");
  CREATE INDEX "tags_aliases_match_key_idx" ON "tags_aliases" USING btree ("match_key");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_story_sketches" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "nashra_import_undo" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "nashra_taken_texts" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "articles_story_sketches" CASCADE;
  DROP TABLE "nashra_import_undo" CASCADE;
  DROP TABLE "nashra_taken_texts" CASCADE;
  DROP INDEX "sources_aliases_match_key_idx";
  DROP INDEX "tags_aliases_match_key_idx";
  ALTER TABLE "sources_aliases" DROP COLUMN "match_key";
  ALTER TABLE "tags_aliases" DROP COLUMN "match_key";`)
}
