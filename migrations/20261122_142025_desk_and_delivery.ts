import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "nashra_public_changes" (
  	"at" timestamp(3) with time zone NOT NULL,
  	"id" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"xact" bigint NOT NULL,
  	CONSTRAINT "nashra_public_changes_pkey" PRIMARY KEY("kind","id")
  );
  
  DROP INDEX "articles_story_cluster_idx";
  DROP INDEX "articles_embargoed_until_idx";
  DROP INDEX "articles_update_of_idx";
  DROP INDEX "articles_superseded_by_idx";
  DROP INDEX "articles_latin_slug_idx";
  DROP INDEX "articles_title_key_idx";
  DROP INDEX "articles_text_key_idx";
  DROP INDEX "articles_deleted_at_idx";
  DROP INDEX "articles_rels_order_idx";
  DROP INDEX "articles_rels_path_idx";
  DROP INDEX "articles_rels_tags_id_idx";
  DROP INDEX "_articles_v_version_version_story_cluster_idx";
  DROP INDEX "_articles_v_version_version_embargoed_until_idx";
  DROP INDEX "_articles_v_version_version_update_of_idx";
  DROP INDEX "_articles_v_version_version_superseded_by_idx";
  DROP INDEX "_articles_v_version_version_updated_at_idx";
  DROP INDEX "_articles_v_version_version_created_at_idx";
  DROP INDEX "_articles_v_version_version_deleted_at_idx";
  DROP INDEX "_articles_v_created_at_idx";
  DROP INDEX "_articles_v_updated_at_idx";
  DROP INDEX "_articles_v_latest_idx";
  DROP INDEX "_articles_v_rels_order_idx";
  DROP INDEX "_articles_v_rels_path_idx";
  DROP INDEX "related_links_match_key_idx";
  DROP INDEX "related_links_updated_at_idx";
  DROP INDEX "related_links_created_at_idx";
  DROP INDEX "documents_source_key_idx";
  DROP INDEX "documents_sha256_idx";
  DROP INDEX "documents_updated_at_idx";
  ALTER TABLE "articles" ADD COLUMN "edited_by_id" uuid;
  ALTER TABLE "articles" ADD COLUMN "edited_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_edited_by_id" uuid;
  ALTER TABLE "_articles_v" ADD COLUMN "version_edited_at" timestamp(3) with time zone;
  CREATE INDEX "nashra_public_changes_order_idx" ON "nashra_public_changes" USING btree ("xact","kind","id");
  ALTER TABLE "articles" ADD CONSTRAINT "articles_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_edited_by_id_users_id_fk" FOREIGN KEY ("version_edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "articles_edited_by_idx" ON "articles" USING btree ("edited_by_id");
  CREATE INDEX "articles_withheld_idx" ON "articles" USING btree ("id") WHERE "articles"."pub_status" = 'withheld';
  CREATE INDEX "articles_latin_slug_hash_idx" ON "articles" USING hash ("latin_slug");
  CREATE INDEX "articles_text_key_hash_idx" ON "articles" USING hash ("text_key");
  CREATE INDEX "articles_title_key_hash_idx" ON "articles" USING hash ("title_key");
  CREATE INDEX "articles_deleted_at_filled_idx" ON "articles" USING btree ("deleted_at") WHERE "articles"."deleted_at" is not null;
  CREATE INDEX "articles_embargoed_until_filled_idx" ON "articles" USING btree ("embargoed_until") WHERE "articles"."embargoed_until" is not null;
  CREATE INDEX "articles_story_cluster_filled_idx" ON "articles" USING btree ("story_cluster") WHERE "articles"."story_cluster" is not null;
  CREATE INDEX "articles_superseded_by_filled_idx" ON "articles" USING btree ("superseded_by_id") WHERE "articles"."superseded_by_id" is not null;
  CREATE INDEX "articles_update_of_filled_idx" ON "articles" USING btree ("update_of_id") WHERE "articles"."update_of_id" is not null;
  CREATE INDEX "_articles_v_version_version_edited_by_idx" ON "_articles_v" USING btree ("version_edited_by_id");
  CREATE INDEX "_articles_v_desk_idx" ON "_articles_v" USING btree ("parent_id","version_stage","version_headline_origin","version_source_id","version_original_published_at","version_rights_republish","version_story_cluster") WHERE "_articles_v"."latest" AND "_articles_v"."version_deleted_at" IS NULL AND "_articles_v"."version_stage" IN ('imported', 'review', 'ready');
  CREATE INDEX "_articles_v_untitled_idx" ON "_articles_v" USING btree ("parent_id") WHERE "_articles_v"."latest" AND coalesce(btrim("_articles_v"."version_headline"), '') = '';
  CREATE INDEX "_articles_v_version_deleted_at_filled_idx" ON "_articles_v" USING btree ("version_deleted_at") WHERE "_articles_v"."version_deleted_at" is not null;
  CREATE INDEX "_articles_v_version_embargoed_until_filled_idx" ON "_articles_v" USING btree ("version_embargoed_until") WHERE "_articles_v"."version_embargoed_until" is not null;
  CREATE INDEX "_articles_v_version_story_cluster_filled_idx" ON "_articles_v" USING btree ("version_story_cluster") WHERE "_articles_v"."version_story_cluster" is not null;
  CREATE INDEX "_articles_v_version_superseded_by_filled_idx" ON "_articles_v" USING btree ("version_superseded_by_id") WHERE "_articles_v"."version_superseded_by_id" is not null;
  CREATE INDEX "_articles_v_version_update_of_filled_idx" ON "_articles_v" USING btree ("version_update_of_id") WHERE "_articles_v"."version_update_of_id" is not null;
  CREATE INDEX "related_links_match_key_hash_idx" ON "related_links" USING hash ("match_key");
  CREATE INDEX "issue_log_withdrawn_idx" ON "issue_log" USING btree ("at") WHERE "issue_log"."action" in ('kill', 'unpublish', 'withhold');
  CREATE INDEX "documents_conflicts_idx" ON "documents" USING btree ("id") WHERE "documents"."parse" @? '$.conflicts[*] ? (!exists(@.decided))';
  CREATE INDEX "documents_sha256_hash_idx" ON "documents" USING hash ("sha256");
  CREATE INDEX "documents_source_key_hash_idx" ON "documents" USING hash ("source_key");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "nashra_public_changes" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "nashra_public_changes" CASCADE;
  ALTER TABLE "articles" DROP CONSTRAINT "articles_edited_by_id_users_id_fk";
  
  ALTER TABLE "_articles_v" DROP CONSTRAINT "_articles_v_version_edited_by_id_users_id_fk";
  
  DROP INDEX "articles_edited_by_idx";
  DROP INDEX "articles_withheld_idx";
  DROP INDEX "articles_latin_slug_hash_idx";
  DROP INDEX "articles_text_key_hash_idx";
  DROP INDEX "articles_title_key_hash_idx";
  DROP INDEX "articles_deleted_at_filled_idx";
  DROP INDEX "articles_embargoed_until_filled_idx";
  DROP INDEX "articles_story_cluster_filled_idx";
  DROP INDEX "articles_superseded_by_filled_idx";
  DROP INDEX "articles_update_of_filled_idx";
  DROP INDEX "_articles_v_version_version_edited_by_idx";
  DROP INDEX "_articles_v_desk_idx";
  DROP INDEX "_articles_v_untitled_idx";
  DROP INDEX "_articles_v_version_deleted_at_filled_idx";
  DROP INDEX "_articles_v_version_embargoed_until_filled_idx";
  DROP INDEX "_articles_v_version_story_cluster_filled_idx";
  DROP INDEX "_articles_v_version_superseded_by_filled_idx";
  DROP INDEX "_articles_v_version_update_of_filled_idx";
  DROP INDEX "related_links_match_key_hash_idx";
  DROP INDEX "issue_log_withdrawn_idx";
  DROP INDEX "documents_conflicts_idx";
  DROP INDEX "documents_sha256_hash_idx";
  DROP INDEX "documents_source_key_hash_idx";
  CREATE INDEX "articles_story_cluster_idx" ON "articles" USING btree ("story_cluster");
  CREATE INDEX "articles_embargoed_until_idx" ON "articles" USING btree ("embargoed_until");
  CREATE INDEX "articles_update_of_idx" ON "articles" USING btree ("update_of_id");
  CREATE INDEX "articles_superseded_by_idx" ON "articles" USING btree ("superseded_by_id");
  CREATE INDEX "articles_latin_slug_idx" ON "articles" USING btree ("latin_slug");
  CREATE INDEX "articles_title_key_idx" ON "articles" USING btree ("title_key");
  CREATE INDEX "articles_text_key_idx" ON "articles" USING btree ("text_key");
  CREATE INDEX "articles_deleted_at_idx" ON "articles" USING btree ("deleted_at");
  CREATE INDEX "articles_rels_order_idx" ON "articles_rels" USING btree ("order");
  CREATE INDEX "articles_rels_path_idx" ON "articles_rels" USING btree ("path");
  CREATE INDEX "articles_rels_tags_id_idx" ON "articles_rels" USING btree ("tags_id");
  CREATE INDEX "_articles_v_version_version_story_cluster_idx" ON "_articles_v" USING btree ("version_story_cluster");
  CREATE INDEX "_articles_v_version_version_embargoed_until_idx" ON "_articles_v" USING btree ("version_embargoed_until");
  CREATE INDEX "_articles_v_version_version_update_of_idx" ON "_articles_v" USING btree ("version_update_of_id");
  CREATE INDEX "_articles_v_version_version_superseded_by_idx" ON "_articles_v" USING btree ("version_superseded_by_id");
  CREATE INDEX "_articles_v_version_version_updated_at_idx" ON "_articles_v" USING btree ("version_updated_at");
  CREATE INDEX "_articles_v_version_version_created_at_idx" ON "_articles_v" USING btree ("version_created_at");
  CREATE INDEX "_articles_v_version_version_deleted_at_idx" ON "_articles_v" USING btree ("version_deleted_at");
  CREATE INDEX "_articles_v_created_at_idx" ON "_articles_v" USING btree ("created_at");
  CREATE INDEX "_articles_v_updated_at_idx" ON "_articles_v" USING btree ("updated_at");
  CREATE INDEX "_articles_v_latest_idx" ON "_articles_v" USING btree ("latest");
  CREATE INDEX "_articles_v_rels_order_idx" ON "_articles_v_rels" USING btree ("order");
  CREATE INDEX "_articles_v_rels_path_idx" ON "_articles_v_rels" USING btree ("path");
  CREATE INDEX "related_links_match_key_idx" ON "related_links" USING btree ("match_key");
  CREATE INDEX "related_links_updated_at_idx" ON "related_links" USING btree ("updated_at");
  CREATE INDEX "related_links_created_at_idx" ON "related_links" USING btree ("created_at");
  CREATE INDEX "documents_source_key_idx" ON "documents" USING btree ("source_key");
  CREATE INDEX "documents_sha256_idx" ON "documents" USING btree ("sha256");
  CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
  ALTER TABLE "articles" DROP COLUMN "edited_by_id";
  ALTER TABLE "articles" DROP COLUMN "edited_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_edited_by_id";
  ALTER TABLE "_articles_v" DROP COLUMN "version_edited_at";`)
}
