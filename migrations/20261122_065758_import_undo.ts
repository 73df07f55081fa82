import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
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
  
  CREATE INDEX "nashra_import_undo_run_idx" ON "nashra_import_undo" USING btree ("run","seq");
  CREATE INDEX "nashra_import_undo_previous_run_idx" ON "nashra_import_undo" USING btree ("previous_run");
  CREATE INDEX "nashra_taken_texts_article_idx" ON "nashra_taken_texts" USING btree ("article");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "nashra_import_undo" CASCADE;
  DROP TABLE "nashra_taken_texts" CASCADE;`)
}
