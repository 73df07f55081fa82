import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "_articles_v_version_version_slug_idx";
  DROP INDEX "_articles_v_version_version_latin_slug_idx";
  DROP INDEX "_articles_v_version_version_public_id_idx";
  DROP INDEX "_articles_v_version_version_title_key_idx";
  DROP INDEX "_articles_v_version_version_text_key_idx";
  DROP INDEX "_articles_v_version_version_import_key_idx";
  DROP INDEX "_articles_v_snapshot_idx";
  DROP INDEX "_articles_v_published_locale_idx";
  DROP INDEX "_articles_v_autosave_idx";
  DROP INDEX "related_links_from_idx";
  DROP INDEX "tags_usage_idx";
  UPDATE "related_links" SET "link_key" = "from_id" || ' ' ||
    left(encode(sha256(convert_to("match_key", 'UTF8')), 'hex'), 32) WHERE "match_key" IS NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE INDEX "_articles_v_version_version_slug_idx" ON "_articles_v" USING btree ("version_slug");
  CREATE INDEX "_articles_v_version_version_latin_slug_idx" ON "_articles_v" USING btree ("version_latin_slug");
  CREATE INDEX "_articles_v_version_version_public_id_idx" ON "_articles_v" USING btree ("version_public_id");
  CREATE INDEX "_articles_v_version_version_title_key_idx" ON "_articles_v" USING btree ("version_title_key");
  CREATE INDEX "_articles_v_version_version_text_key_idx" ON "_articles_v" USING btree ("version_text_key");
  CREATE INDEX "_articles_v_version_version_import_key_idx" ON "_articles_v" USING btree ("version_import_key");
  CREATE INDEX "_articles_v_snapshot_idx" ON "_articles_v" USING btree ("snapshot");
  CREATE INDEX "_articles_v_published_locale_idx" ON "_articles_v" USING btree ("published_locale");
  CREATE INDEX "_articles_v_autosave_idx" ON "_articles_v" USING btree ("autosave");
  CREATE INDEX "related_links_from_idx" ON "related_links" USING btree ("from_id");
  CREATE INDEX "tags_usage_idx" ON "tags" USING btree ("usage");
  UPDATE "related_links" SET "link_key" =
    encode(sha256(convert_to("from_id" || ' ' || "match_key", 'UTF8')), 'hex') WHERE "match_key" IS NOT NULL;`)
}
