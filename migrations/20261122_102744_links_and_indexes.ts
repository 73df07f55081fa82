import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "related_links_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"articles_id" uuid
  );
  
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
  DROP INDEX "articles_title_key_trgm_idx";
  ALTER TABLE "related_links" ADD COLUMN "decided_at" timestamp(3) with time zone;
  ALTER TABLE "related_links_rels" ADD CONSTRAINT "related_links_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."related_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "related_links_rels" ADD CONSTRAINT "related_links_rels_articles_fk" FOREIGN KEY ("articles_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "related_links_rels_order_idx" ON "related_links_rels" USING btree ("order");
  CREATE INDEX "related_links_rels_parent_idx" ON "related_links_rels" USING btree ("parent_id");
  CREATE INDEX "related_links_rels_path_idx" ON "related_links_rels" USING btree ("path");
  CREATE INDEX "related_links_rels_articles_id_idx" ON "related_links_rels" USING btree ("articles_id");
  CREATE INDEX "articles_title_key_trgm_idx" ON "articles" USING gin ("title_key" gin_trgm_ops) WHERE "articles"."headline_origin" <> 'inferred';
  UPDATE "related_links" SET "link_key" = "from_id" || ' ' ||
    left(encode(sha256(convert_to("match_key", 'UTF8')), 'hex'), 32) WHERE "match_key" IS NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "related_links_rels" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "related_links_rels" CASCADE;
  DROP INDEX "articles_title_key_trgm_idx";
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
  CREATE INDEX "articles_title_key_trgm_idx" ON "articles" USING gin ("title_key" gin_trgm_ops);
  ALTER TABLE "related_links" DROP COLUMN "decided_at";
  UPDATE "related_links" SET "link_key" =
    encode(sha256(convert_to("from_id" || ' ' || "match_key", 'UTF8')), 'hex') WHERE "match_key" IS NOT NULL;`)
}
