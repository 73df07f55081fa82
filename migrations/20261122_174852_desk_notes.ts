import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "withdrawal_notice" varchar;
  ALTER TABLE "articles" ADD COLUMN "rights_overridden_by_id" uuid;
  ALTER TABLE "articles" ADD COLUMN "rights_overridden_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_withdrawal_notice" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_rights_overridden_by_id" uuid;
  ALTER TABLE "_articles_v" ADD COLUMN "version_rights_overridden_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_rights_overridden_by_id_users_id_fk" FOREIGN KEY ("rights_overridden_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_rights_overridden_by_id_users_id_fk" FOREIGN KEY ("version_rights_overridden_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "articles_rights_overridden_by_filled_idx" ON "articles" USING btree ("rights_overridden_by_id") WHERE "articles"."rights_overridden_by_id" is not null;
  CREATE INDEX "_articles_v_version_rights_overridden_by_filled_idx" ON "_articles_v" USING btree ("version_rights_overridden_by_id") WHERE "_articles_v"."version_rights_overridden_by_id" is not null;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP CONSTRAINT "articles_rights_overridden_by_id_users_id_fk";
  
  ALTER TABLE "_articles_v" DROP CONSTRAINT "_articles_v_version_rights_overridden_by_id_users_id_fk";
  
  DROP INDEX "articles_rights_overridden_by_filled_idx";
  DROP INDEX "_articles_v_version_rights_overridden_by_filled_idx";
  ALTER TABLE "articles" DROP COLUMN "withdrawal_notice";
  ALTER TABLE "articles" DROP COLUMN "rights_overridden_by_id";
  ALTER TABLE "articles" DROP COLUMN "rights_overridden_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_withdrawal_notice";
  ALTER TABLE "_articles_v" DROP COLUMN "version_rights_overridden_by_id";
  ALTER TABLE "_articles_v" DROP COLUMN "version_rights_overridden_at";`)
}
