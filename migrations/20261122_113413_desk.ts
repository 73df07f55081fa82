import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "sources_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "nashra_merges" (
  	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"by_id" varchar,
  	"by_name" varchar,
  	"changed" integer DEFAULT 0 NOT NULL,
  	"from_id" varchar NOT NULL,
  	"from_name" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"into_id" varchar NOT NULL,
  	"into_name" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"names" jsonb,
  	"seq" bigserial NOT NULL,
  	"state" varchar NOT NULL,
  	"total" integer DEFAULT 0 NOT NULL,
  	"undone_at" timestamp(3) with time zone,
  	"undone_by_id" varchar,
  	"undone_by_name" varchar
  );
  
  CREATE TABLE "nashra_merge_notes" (
  	"before" jsonb,
  	"lane" varchar NOT NULL,
  	"merge_id" varchar NOT NULL,
  	"owner_id" varchar,
  	"parent_id" varchar NOT NULL,
  	"relation" varchar NOT NULL,
  	"seq" integer NOT NULL,
  	CONSTRAINT "nashra_merge_notes_pkey" PRIMARY KEY("merge_id","seq")
  );
  
  CREATE TABLE "nashra_merge_dismissals" (
  	"at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"by_id" varchar,
  	"kind" varchar NOT NULL,
  	"one_id" varchar NOT NULL,
  	"other_id" varchar NOT NULL,
  	CONSTRAINT "nashra_merge_dismissals_pkey" PRIMARY KEY("kind","one_id","other_id")
  );
  
  ALTER TABLE "articles" ADD COLUMN "scheduled_for" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "stage_before" varchar;
  ALTER TABLE "articles" ADD COLUMN "schedule_reason" varchar;
  ALTER TABLE "articles" ADD COLUMN "schedule_problem" varchar;
  ALTER TABLE "articles" ADD COLUMN "schedule_tried_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_scheduled_for" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_stage_before" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_schedule_reason" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_schedule_problem" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_schedule_tried_at" timestamp(3) with time zone;
  ALTER TABLE "sources" ADD COLUMN "skeleton" varchar;
  ALTER TABLE "tags" ADD COLUMN "skeleton" varchar;
  ALTER TABLE "sources_texts" ADD CONSTRAINT "sources_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "sources_texts_order_parent" ON "sources_texts" USING btree ("order","parent_id");
  CREATE INDEX "nashra_merges_kind_idx" ON "nashra_merges" USING btree ("kind","seq");
  CREATE INDEX "articles_scheduled_idx" ON "articles" USING btree ("scheduled_for","id") WHERE "articles"."stage" = 'scheduled';
  CREATE INDEX "sources_skeleton_idx" ON "sources" USING btree ("skeleton");
  CREATE INDEX "tags_skeleton_idx" ON "tags" USING btree ("skeleton");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "sources_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "nashra_merges" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "nashra_merge_notes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "nashra_merge_dismissals" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "sources_texts" CASCADE;
  DROP TABLE "nashra_merges" CASCADE;
  DROP TABLE "nashra_merge_notes" CASCADE;
  DROP TABLE "nashra_merge_dismissals" CASCADE;
  DROP INDEX "articles_scheduled_idx";
  DROP INDEX "sources_skeleton_idx";
  DROP INDEX "tags_skeleton_idx";
  ALTER TABLE "articles" DROP COLUMN "scheduled_for";
  ALTER TABLE "articles" DROP COLUMN "stage_before";
  ALTER TABLE "articles" DROP COLUMN "schedule_reason";
  ALTER TABLE "articles" DROP COLUMN "schedule_problem";
  ALTER TABLE "articles" DROP COLUMN "schedule_tried_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_scheduled_for";
  ALTER TABLE "_articles_v" DROP COLUMN "version_stage_before";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_reason";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_problem";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_tried_at";
  ALTER TABLE "sources" DROP COLUMN "skeleton";
  ALTER TABLE "tags" DROP COLUMN "skeleton";`)
}
