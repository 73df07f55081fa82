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
  ALTER TABLE "sources_texts" ADD CONSTRAINT "sources_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "sources_texts_order_parent" ON "sources_texts" USING btree ("order","parent_id");
  CREATE INDEX "articles_scheduled_idx" ON "articles" USING btree ("scheduled_for","id") WHERE "articles"."stage" = 'scheduled';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "sources_texts" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "sources_texts" CASCADE;
  DROP INDEX "articles_scheduled_idx";
  ALTER TABLE "articles" DROP COLUMN "scheduled_for";
  ALTER TABLE "articles" DROP COLUMN "stage_before";
  ALTER TABLE "articles" DROP COLUMN "schedule_reason";
  ALTER TABLE "articles" DROP COLUMN "schedule_problem";
  ALTER TABLE "articles" DROP COLUMN "schedule_tried_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_scheduled_for";
  ALTER TABLE "_articles_v" DROP COLUMN "version_stage_before";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_reason";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_problem";
  ALTER TABLE "_articles_v" DROP COLUMN "version_schedule_tried_at";`)
}
