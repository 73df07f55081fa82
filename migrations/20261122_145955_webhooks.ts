import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE INDEX "deliveries_due_idx" ON "deliveries" USING btree ("channel_id","next_attempt_at") WHERE "deliveries"."state" in ('pending', 'retrying');
  CREATE INDEX "deliveries_order_idx" ON "deliveries" USING btree ("channel_id",("payload" ->> 'publicId'),"sequence") WHERE "deliveries"."state" in ('pending', 'retrying');`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "deliveries_due_idx";
  DROP INDEX "deliveries_order_idx";`)
}
