import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE EXTENSION IF NOT EXISTS "pg_trgm";

   CREATE TYPE "public"."_locales" AS ENUM('ar');
  CREATE TYPE "public"."enum_articles_corrections_kind" AS ENUM('correction', 'clarification', 'editorsNote');
  CREATE TYPE "public"."enum_articles_original_date_precision" AS ENUM('unknown', 'year', 'month', 'day', 'time');
  CREATE TYPE "public"."enum_articles_headline_origin" AS ENUM('given', 'inferred', 'edited');
  CREATE TYPE "public"."enum_articles_document_part" AS ENUM('main', 'readAlso');
  CREATE TYPE "public"."enum_articles_rights_republish" AS ENUM('inherit', 'yes', 'excerpt', 'ask', 'no', 'unknown');
  CREATE TYPE "public"."enum_articles_canonical_policy" AS ENUM('inherit', 'self', 'source');
  CREATE TYPE "public"."enum_articles_robots" AS ENUM('inherit', 'index', 'noindex', 'noindexNews');
  CREATE TYPE "public"."enum_articles_stage" AS ENUM('imported', 'review', 'ready', 'scheduled', 'live', 'archived', 'rejected');
  CREATE TYPE "public"."enum_articles_pub_status" AS ENUM('usable', 'withheld', 'canceled');
  CREATE TYPE "public"."enum_articles_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__articles_v_version_corrections_kind" AS ENUM('correction', 'clarification', 'editorsNote');
  CREATE TYPE "public"."enum__articles_v_version_original_date_precision" AS ENUM('unknown', 'year', 'month', 'day', 'time');
  CREATE TYPE "public"."enum__articles_v_version_headline_origin" AS ENUM('given', 'inferred', 'edited');
  CREATE TYPE "public"."enum__articles_v_version_document_part" AS ENUM('main', 'readAlso');
  CREATE TYPE "public"."enum__articles_v_version_rights_republish" AS ENUM('inherit', 'yes', 'excerpt', 'ask', 'no', 'unknown');
  CREATE TYPE "public"."enum__articles_v_version_canonical_policy" AS ENUM('inherit', 'self', 'source');
  CREATE TYPE "public"."enum__articles_v_version_robots" AS ENUM('inherit', 'index', 'noindex', 'noindexNews');
  CREATE TYPE "public"."enum__articles_v_version_stage" AS ENUM('imported', 'review', 'ready', 'scheduled', 'live', 'archived', 'rejected');
  CREATE TYPE "public"."enum__articles_v_version_pub_status" AS ENUM('usable', 'withheld', 'canceled');
  CREATE TYPE "public"."enum__articles_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__articles_v_published_locale" AS ENUM('ar');
  CREATE TYPE "public"."enum_related_links_kind" AS ENUM('readAlso', 'similar', 'background');
  CREATE TYPE "public"."enum_related_links_state" AS ENUM('unresolved', 'resolved', 'self', 'dead');
  CREATE TYPE "public"."enum_related_links_origin" AS ENUM('imported', 'editor', 'suggested');
  CREATE TYPE "public"."enum_issue_log_action" AS ENUM('publish', 'repeat', 'refile', 'correct', 'update', 'republish', 'withhold', 'release', 'unpublish', 'kill');
  CREATE TYPE "public"."enum_sources_rights_republish" AS ENUM('yes', 'excerpt', 'ask', 'no', 'unknown');
  CREATE TYPE "public"."enum_sources_kind" AS ENUM('outlet', 'agency', 'wire', 'own', 'unknown');
  CREATE TYPE "public"."enum_sources_canonical_policy" AS ENUM('self', 'source');
  CREATE TYPE "public"."enum_sources_robots" AS ENUM('index', 'noindex', 'noindexNews');
  CREATE TYPE "public"."enum_tags_status" AS ENUM('candidate', 'approved', 'noise');
  CREATE TYPE "public"."enum_documents_outcome" AS ENUM('imported', 'duplicate', 'rejected', 'tombstone');
  CREATE TYPE "public"."enum_import_runs_state" AS ENUM('running', 'finished', 'failed', 'rolledBack');
  CREATE TYPE "public"."enum_channels_filter_actions" AS ENUM('publish', 'repeat', 'refile', 'correct', 'update', 'republish', 'withhold', 'release', 'unpublish', 'kill');
  CREATE TYPE "public"."enum_deliveries_action" AS ENUM('publish', 'repeat', 'refile', 'correct', 'update', 'republish', 'withhold', 'release', 'unpublish', 'kill');
  CREATE TYPE "public"."enum_deliveries_state" AS ENUM('pending', 'delivered', 'retrying', 'dead');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'editor', 'contributor', 'viewer');
  CREATE TABLE "articles_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"kind" "enum_articles_corrections_kind",
  	"text" varchar,
  	"before" varchar,
  	"after" varchar,
  	"at" timestamp(3) with time zone,
  	"by_id" uuid,
  	"issue_number" numeric
  );
  
  CREATE TABLE "articles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"headline" varchar,
  	"deck" varchar,
  	"body" jsonb,
  	"original_published_at" timestamp(3) with time zone,
  	"original_date_precision" "enum_articles_original_date_precision" DEFAULT 'unknown',
  	"original_url" varchar,
  	"original_author" varchar,
  	"headline_origin" "enum_articles_headline_origin" DEFAULT 'edited',
  	"document_id" uuid,
  	"document_part" "enum_articles_document_part",
  	"story_cluster" varchar,
  	"first_published_at" timestamp(3) with time zone,
  	"last_issued_at" timestamp(3) with time zone,
  	"issue_number" numeric DEFAULT 0,
  	"embargoed_until" timestamp(3) with time zone,
  	"rights_republish" "enum_articles_rights_republish" DEFAULT 'inherit',
  	"rights_excerpt_characters" numeric,
  	"rights_license" varchar,
  	"rights_usage_terms" varchar,
  	"rights_copyright_holder" varchar,
  	"rights_copyright_notice" varchar,
  	"rights_credit_template" varchar,
  	"rights_valid_from" timestamp(3) with time zone,
  	"rights_valid_until" timestamp(3) with time zone,
  	"rights_reason" varchar,
  	"canonical_policy" "enum_articles_canonical_policy" DEFAULT 'inherit',
  	"robots" "enum_articles_robots" DEFAULT 'inherit',
  	"update_of_id" uuid,
  	"superseded_by_id" uuid,
  	"stage" "enum_articles_stage" DEFAULT 'review',
  	"pub_status" "enum_articles_pub_status" DEFAULT 'usable',
  	"source_id" uuid,
  	"slug" varchar,
  	"latin_slug" varchar,
  	"language" varchar DEFAULT 'ar',
  	"public_id" varchar,
  	"title_key" varchar,
  	"content_hash" varchar,
  	"text_key" varchar,
  	"import_key" varchar,
  	"search_text" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_articles_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "articles_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "articles_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"tags_id" uuid
  );
  
  CREATE TABLE "_articles_v_version_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum__articles_v_version_corrections_kind",
  	"text" varchar,
  	"before" varchar,
  	"after" varchar,
  	"at" timestamp(3) with time zone,
  	"by_id" uuid,
  	"issue_number" numeric,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_headline" varchar,
  	"version_deck" varchar,
  	"version_body" jsonb,
  	"version_original_published_at" timestamp(3) with time zone,
  	"version_original_date_precision" "enum__articles_v_version_original_date_precision" DEFAULT 'unknown',
  	"version_original_url" varchar,
  	"version_original_author" varchar,
  	"version_headline_origin" "enum__articles_v_version_headline_origin" DEFAULT 'edited',
  	"version_document_id" uuid,
  	"version_document_part" "enum__articles_v_version_document_part",
  	"version_story_cluster" varchar,
  	"version_first_published_at" timestamp(3) with time zone,
  	"version_last_issued_at" timestamp(3) with time zone,
  	"version_issue_number" numeric DEFAULT 0,
  	"version_embargoed_until" timestamp(3) with time zone,
  	"version_rights_republish" "enum__articles_v_version_rights_republish" DEFAULT 'inherit',
  	"version_rights_excerpt_characters" numeric,
  	"version_rights_license" varchar,
  	"version_rights_usage_terms" varchar,
  	"version_rights_copyright_holder" varchar,
  	"version_rights_copyright_notice" varchar,
  	"version_rights_credit_template" varchar,
  	"version_rights_valid_from" timestamp(3) with time zone,
  	"version_rights_valid_until" timestamp(3) with time zone,
  	"version_rights_reason" varchar,
  	"version_canonical_policy" "enum__articles_v_version_canonical_policy" DEFAULT 'inherit',
  	"version_robots" "enum__articles_v_version_robots" DEFAULT 'inherit',
  	"version_update_of_id" uuid,
  	"version_superseded_by_id" uuid,
  	"version_stage" "enum__articles_v_version_stage" DEFAULT 'review',
  	"version_pub_status" "enum__articles_v_version_pub_status" DEFAULT 'usable',
  	"version_source_id" uuid,
  	"version_slug" varchar,
  	"version_latin_slug" varchar,
  	"version_language" varchar DEFAULT 'ar',
  	"version_public_id" varchar,
  	"version_title_key" varchar,
  	"version_content_hash" varchar,
  	"version_text_key" varchar,
  	"version_import_key" varchar,
  	"version_search_text" varchar,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__articles_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__articles_v_published_locale",
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_articles_v_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_articles_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"tags_id" uuid
  );
  
  CREATE TABLE "related_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"from_id" uuid NOT NULL,
  	"to_id" uuid,
  	"kind" "enum_related_links_kind" DEFAULT 'similar' NOT NULL,
  	"state" "enum_related_links_state" DEFAULT 'unresolved' NOT NULL,
  	"origin" "enum_related_links_origin" DEFAULT 'editor' NOT NULL,
  	"order" numeric DEFAULT 0 NOT NULL,
  	"url" varchar,
  	"match_key" varchar,
  	"link_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "related_links_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "issue_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"article_id" uuid,
  	"public_id" varchar NOT NULL,
  	"sequence" numeric NOT NULL,
  	"action" "enum_issue_log_action" NOT NULL,
  	"issue_number" numeric,
  	"at" timestamp(3) with time zone NOT NULL,
  	"by_id" uuid,
  	"by_name" varchar,
  	"reason" varchar,
  	"note" varchar,
  	"content_hash" varchar,
  	"previous_hash" varchar,
  	"hash" varchar NOT NULL,
  	"entry_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar NOT NULL,
  	"caption" varchar,
  	"credit" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric
  );
  
  CREATE TABLE "sources_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"key" varchar
  );
  
  CREATE TABLE "sources" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"homepage" varchar,
  	"rights_republish" "enum_sources_rights_republish" DEFAULT 'unknown',
  	"rights_excerpt_characters" numeric,
  	"rights_license" varchar,
  	"rights_usage_terms" varchar,
  	"rights_copyright_holder" varchar,
  	"rights_copyright_notice" varchar,
  	"rights_credit_template" varchar,
  	"rights_valid_from" timestamp(3) with time zone,
  	"rights_valid_until" timestamp(3) with time zone,
  	"slug" varchar,
  	"kind" "enum_sources_kind" DEFAULT 'unknown' NOT NULL,
  	"canonical_policy" "enum_sources_canonical_policy" DEFAULT 'self',
  	"robots" "enum_sources_robots" DEFAULT 'index',
  	"merged_into_id" uuid,
  	"identity_key" varchar,
  	"match_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "tags_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"key" varchar
  );
  
  CREATE TABLE "tags" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"slug" varchar,
  	"status" "enum_tags_status" DEFAULT 'candidate' NOT NULL,
  	"usage" numeric DEFAULT 0,
  	"merged_into_id" uuid,
  	"identity_key" varchar,
  	"match_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"raw_text" varchar,
  	"parse" jsonb,
  	"source_key" varchar NOT NULL,
  	"adapter" varchar NOT NULL,
  	"outcome" "enum_documents_outcome" NOT NULL,
  	"reason" varchar,
  	"confidence" numeric,
  	"encoding" varchar,
  	"sha256" varchar NOT NULL,
  	"parser_version" varchar,
  	"run_id" uuid,
  	"document_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "import_runs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"input" varchar NOT NULL,
  	"state" "enum_import_runs_state" NOT NULL,
  	"started" timestamp(3) with time zone NOT NULL,
  	"ended" timestamp(3) with time zone,
  	"options" jsonb,
  	"counters" jsonb,
  	"cursor" jsonb,
  	"report" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "channels_filter_actions" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_channels_filter_actions",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "channels" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"url" varchar NOT NULL,
  	"secret" varchar,
  	"enabled" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "channels_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"tags_id" uuid,
  	"sources_id" uuid
  );
  
  CREATE TABLE "deliveries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"article_id" uuid,
  	"action" "enum_deliveries_action" NOT NULL,
  	"sequence" numeric NOT NULL,
  	"payload" jsonb,
  	"state" "enum_deliveries_state" DEFAULT 'pending' NOT NULL,
  	"attempts" numeric DEFAULT 0,
  	"next_attempt_at" timestamp(3) with time zone,
  	"delivered_at" timestamp(3) with time zone,
  	"last_error" varchar,
  	"delivery_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "api_clients" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"enable_a_p_i_key" boolean,
  	"api_key" varchar,
  	"api_key_index" varchar
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"role" "enum_users_role" DEFAULT 'viewer' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"articles_id" uuid,
  	"related_links_id" uuid,
  	"media_id" uuid,
  	"sources_id" uuid,
  	"tags_id" uuid,
  	"channels_id" uuid,
  	"users_id" uuid,
  	"api_clients_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"api_clients_id" uuid,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "articles_corrections" ADD CONSTRAINT "articles_corrections_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_corrections" ADD CONSTRAINT "articles_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_update_of_id_articles_id_fk" FOREIGN KEY ("update_of_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_superseded_by_id_articles_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_texts" ADD CONSTRAINT "articles_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_tags_fk" FOREIGN KEY ("tags_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_corrections" ADD CONSTRAINT "_articles_v_version_corrections_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_corrections" ADD CONSTRAINT "_articles_v_version_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_parent_id_articles_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_document_id_documents_id_fk" FOREIGN KEY ("version_document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_update_of_id_articles_id_fk" FOREIGN KEY ("version_update_of_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_superseded_by_id_articles_id_fk" FOREIGN KEY ("version_superseded_by_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_source_id_sources_id_fk" FOREIGN KEY ("version_source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_texts" ADD CONSTRAINT "_articles_v_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_tags_fk" FOREIGN KEY ("tags_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "related_links" ADD CONSTRAINT "related_links_from_id_articles_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "related_links" ADD CONSTRAINT "related_links_to_id_articles_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "related_links_texts" ADD CONSTRAINT "related_links_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."related_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "issue_log" ADD CONSTRAINT "issue_log_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "issue_log" ADD CONSTRAINT "issue_log_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources_aliases" ADD CONSTRAINT "sources_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_merged_into_id_sources_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tags_aliases" ADD CONSTRAINT "tags_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_id_tags_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."tags"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "channels_filter_actions" ADD CONSTRAINT "channels_filter_actions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "channels_rels" ADD CONSTRAINT "channels_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "channels_rels" ADD CONSTRAINT "channels_rels_tags_fk" FOREIGN KEY ("tags_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "channels_rels" ADD CONSTRAINT "channels_rels_sources_fk" FOREIGN KEY ("sources_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_articles_fk" FOREIGN KEY ("articles_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_related_links_fk" FOREIGN KEY ("related_links_id") REFERENCES "public"."related_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sources_fk" FOREIGN KEY ("sources_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_tags_fk" FOREIGN KEY ("tags_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_channels_fk" FOREIGN KEY ("channels_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_api_clients_fk" FOREIGN KEY ("api_clients_id") REFERENCES "public"."api_clients"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_api_clients_fk" FOREIGN KEY ("api_clients_id") REFERENCES "public"."api_clients"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_corrections_order_idx" ON "articles_corrections" USING btree ("_order");
  CREATE INDEX "articles_corrections_parent_id_idx" ON "articles_corrections" USING btree ("_parent_id");
  CREATE INDEX "articles_corrections_by_idx" ON "articles_corrections" USING btree ("by_id");
  CREATE INDEX "articles_original_published_at_idx" ON "articles" USING btree ("original_published_at");
  CREATE INDEX "articles_document_idx" ON "articles" USING btree ("document_id");
  CREATE INDEX "articles_story_cluster_idx" ON "articles" USING btree ("story_cluster");
  CREATE INDEX "articles_first_published_at_idx" ON "articles" USING btree ("first_published_at");
  CREATE INDEX "articles_last_issued_at_idx" ON "articles" USING btree ("last_issued_at");
  CREATE INDEX "articles_embargoed_until_idx" ON "articles" USING btree ("embargoed_until");
  CREATE INDEX "articles_update_of_idx" ON "articles" USING btree ("update_of_id");
  CREATE INDEX "articles_superseded_by_idx" ON "articles" USING btree ("superseded_by_id");
  CREATE INDEX "articles_stage_idx" ON "articles" USING btree ("stage");
  CREATE INDEX "articles_source_idx" ON "articles" USING btree ("source_id");
  CREATE UNIQUE INDEX "articles_slug_idx" ON "articles" USING btree ("slug");
  CREATE INDEX "articles_latin_slug_idx" ON "articles" USING btree ("latin_slug");
  CREATE UNIQUE INDEX "articles_public_id_idx" ON "articles" USING btree ("public_id");
  CREATE INDEX "articles_title_key_idx" ON "articles" USING btree ("title_key");
  CREATE INDEX "articles_text_key_idx" ON "articles" USING btree ("text_key");
  CREATE UNIQUE INDEX "articles_import_key_idx" ON "articles" USING btree ("import_key");
  CREATE INDEX "articles_updated_at_idx" ON "articles" USING btree ("updated_at");
  CREATE INDEX "articles_created_at_idx" ON "articles" USING btree ("created_at");
  CREATE INDEX "articles_deleted_at_idx" ON "articles" USING btree ("deleted_at");
  CREATE INDEX "articles__status_idx" ON "articles" USING btree ("_status");
  CREATE INDEX "articles_public_idx" ON "articles" USING btree ("last_issued_at","id") WHERE "articles"."_status" = 'published';
  CREATE INDEX "articles_title_key_trgm_idx" ON "articles" USING gin ("title_key" gin_trgm_ops);
  CREATE INDEX "articles_texts_order_parent" ON "articles_texts" USING btree ("order","parent_id");
  CREATE INDEX "articles_texts_text_idx" ON "articles_texts" USING btree ("text");
  CREATE INDEX "articles_rels_order_idx" ON "articles_rels" USING btree ("order");
  CREATE INDEX "articles_rels_parent_idx" ON "articles_rels" USING btree ("parent_id");
  CREATE INDEX "articles_rels_path_idx" ON "articles_rels" USING btree ("path");
  CREATE INDEX "articles_rels_tags_id_idx" ON "articles_rels" USING btree ("tags_id");
  CREATE INDEX "articles_rels_tag_idx" ON "articles_rels" USING btree ("tags_id","path","parent_id") WHERE "articles_rels"."tags_id" is not null;
  CREATE INDEX "_articles_v_version_corrections_order_idx" ON "_articles_v_version_corrections" USING btree ("_order");
  CREATE INDEX "_articles_v_version_corrections_parent_id_idx" ON "_articles_v_version_corrections" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_corrections_by_idx" ON "_articles_v_version_corrections" USING btree ("by_id");
  CREATE INDEX "_articles_v_parent_idx" ON "_articles_v" USING btree ("parent_id");
  CREATE INDEX "_articles_v_version_version_original_published_at_idx" ON "_articles_v" USING btree ("version_original_published_at");
  CREATE INDEX "_articles_v_version_version_document_idx" ON "_articles_v" USING btree ("version_document_id");
  CREATE INDEX "_articles_v_version_version_story_cluster_idx" ON "_articles_v" USING btree ("version_story_cluster");
  CREATE INDEX "_articles_v_version_version_first_published_at_idx" ON "_articles_v" USING btree ("version_first_published_at");
  CREATE INDEX "_articles_v_version_version_last_issued_at_idx" ON "_articles_v" USING btree ("version_last_issued_at");
  CREATE INDEX "_articles_v_version_version_embargoed_until_idx" ON "_articles_v" USING btree ("version_embargoed_until");
  CREATE INDEX "_articles_v_version_version_update_of_idx" ON "_articles_v" USING btree ("version_update_of_id");
  CREATE INDEX "_articles_v_version_version_superseded_by_idx" ON "_articles_v" USING btree ("version_superseded_by_id");
  CREATE INDEX "_articles_v_version_version_stage_idx" ON "_articles_v" USING btree ("version_stage");
  CREATE INDEX "_articles_v_version_version_source_idx" ON "_articles_v" USING btree ("version_source_id");
  CREATE INDEX "_articles_v_version_version_slug_idx" ON "_articles_v" USING btree ("version_slug");
  CREATE INDEX "_articles_v_version_version_latin_slug_idx" ON "_articles_v" USING btree ("version_latin_slug");
  CREATE INDEX "_articles_v_version_version_public_id_idx" ON "_articles_v" USING btree ("version_public_id");
  CREATE INDEX "_articles_v_version_version_title_key_idx" ON "_articles_v" USING btree ("version_title_key");
  CREATE INDEX "_articles_v_version_version_text_key_idx" ON "_articles_v" USING btree ("version_text_key");
  CREATE INDEX "_articles_v_version_version_import_key_idx" ON "_articles_v" USING btree ("version_import_key");
  CREATE INDEX "_articles_v_version_version_updated_at_idx" ON "_articles_v" USING btree ("version_updated_at");
  CREATE INDEX "_articles_v_version_version_created_at_idx" ON "_articles_v" USING btree ("version_created_at");
  CREATE INDEX "_articles_v_version_version_deleted_at_idx" ON "_articles_v" USING btree ("version_deleted_at");
  CREATE INDEX "_articles_v_version_version__status_idx" ON "_articles_v" USING btree ("version__status");
  CREATE INDEX "_articles_v_created_at_idx" ON "_articles_v" USING btree ("created_at");
  CREATE INDEX "_articles_v_updated_at_idx" ON "_articles_v" USING btree ("updated_at");
  CREATE INDEX "_articles_v_snapshot_idx" ON "_articles_v" USING btree ("snapshot");
  CREATE INDEX "_articles_v_published_locale_idx" ON "_articles_v" USING btree ("published_locale");
  CREATE INDEX "_articles_v_latest_idx" ON "_articles_v" USING btree ("latest");
  CREATE INDEX "_articles_v_autosave_idx" ON "_articles_v" USING btree ("autosave");
  CREATE INDEX "_articles_v_latest_updated_idx" ON "_articles_v" USING btree ("version_updated_at") WHERE "_articles_v"."latest";
  CREATE INDEX "_articles_v_texts_order_parent" ON "_articles_v_texts" USING btree ("order","parent_id");
  CREATE INDEX "_articles_v_rels_order_idx" ON "_articles_v_rels" USING btree ("order");
  CREATE INDEX "_articles_v_rels_parent_idx" ON "_articles_v_rels" USING btree ("parent_id");
  CREATE INDEX "_articles_v_rels_path_idx" ON "_articles_v_rels" USING btree ("path");
  CREATE INDEX "_articles_v_rels_tags_id_idx" ON "_articles_v_rels" USING btree ("tags_id");
  CREATE INDEX "related_links_from_idx" ON "related_links" USING btree ("from_id");
  CREATE INDEX "related_links_to_idx" ON "related_links" USING btree ("to_id");
  CREATE INDEX "related_links_state_idx" ON "related_links" USING btree ("state");
  CREATE INDEX "related_links_match_key_idx" ON "related_links" USING btree ("match_key");
  CREATE UNIQUE INDEX "related_links_link_key_idx" ON "related_links" USING btree ("link_key");
  CREATE INDEX "related_links_updated_at_idx" ON "related_links" USING btree ("updated_at");
  CREATE INDEX "related_links_created_at_idx" ON "related_links" USING btree ("created_at");
  CREATE INDEX "from_order_idx" ON "related_links" USING btree ("from_id","order");
  CREATE INDEX "related_links_texts_order_parent" ON "related_links_texts" USING btree ("order","parent_id");
  CREATE INDEX "issue_log_article_idx" ON "issue_log" USING btree ("article_id");
  CREATE INDEX "issue_log_public_id_idx" ON "issue_log" USING btree ("public_id");
  CREATE INDEX "issue_log_at_idx" ON "issue_log" USING btree ("at");
  CREATE INDEX "issue_log_by_idx" ON "issue_log" USING btree ("by_id");
  CREATE UNIQUE INDEX "issue_log_entry_key_idx" ON "issue_log" USING btree ("entry_key");
  CREATE INDEX "issue_log_updated_at_idx" ON "issue_log" USING btree ("updated_at");
  CREATE INDEX "issue_log_created_at_idx" ON "issue_log" USING btree ("created_at");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "sources_aliases_order_idx" ON "sources_aliases" USING btree ("_order");
  CREATE INDEX "sources_aliases_parent_id_idx" ON "sources_aliases" USING btree ("_parent_id");
  CREATE INDEX "sources_aliases_key_idx" ON "sources_aliases" USING btree ("key");
  CREATE UNIQUE INDEX "sources_slug_idx" ON "sources" USING btree ("slug");
  CREATE INDEX "sources_merged_into_idx" ON "sources" USING btree ("merged_into_id");
  CREATE UNIQUE INDEX "sources_identity_key_idx" ON "sources" USING btree ("identity_key");
  CREATE INDEX "sources_match_key_idx" ON "sources" USING btree ("match_key");
  CREATE INDEX "sources_updated_at_idx" ON "sources" USING btree ("updated_at");
  CREATE INDEX "sources_created_at_idx" ON "sources" USING btree ("created_at");
  CREATE INDEX "sources_match_key_trgm_idx" ON "sources" USING gin ("match_key" gin_trgm_ops);
  CREATE INDEX "tags_aliases_order_idx" ON "tags_aliases" USING btree ("_order");
  CREATE INDEX "tags_aliases_parent_id_idx" ON "tags_aliases" USING btree ("_parent_id");
  CREATE INDEX "tags_aliases_key_idx" ON "tags_aliases" USING btree ("key");
  CREATE UNIQUE INDEX "tags_slug_idx" ON "tags" USING btree ("slug");
  CREATE INDEX "tags_status_idx" ON "tags" USING btree ("status");
  CREATE INDEX "tags_usage_idx" ON "tags" USING btree ("usage");
  CREATE INDEX "tags_merged_into_idx" ON "tags" USING btree ("merged_into_id");
  CREATE UNIQUE INDEX "tags_identity_key_idx" ON "tags" USING btree ("identity_key");
  CREATE INDEX "tags_match_key_idx" ON "tags" USING btree ("match_key");
  CREATE INDEX "tags_updated_at_idx" ON "tags" USING btree ("updated_at");
  CREATE INDEX "tags_created_at_idx" ON "tags" USING btree ("created_at");
  CREATE INDEX "tags_match_key_trgm_idx" ON "tags" USING gin ("match_key" gin_trgm_ops);
  CREATE INDEX "documents_source_key_idx" ON "documents" USING btree ("source_key");
  CREATE INDEX "documents_outcome_idx" ON "documents" USING btree ("outcome");
  CREATE INDEX "documents_sha256_idx" ON "documents" USING btree ("sha256");
  CREATE INDEX "documents_run_idx" ON "documents" USING btree ("run_id");
  CREATE UNIQUE INDEX "documents_document_key_idx" ON "documents" USING btree ("document_key");
  CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
  CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
  CREATE INDEX "import_runs_state_idx" ON "import_runs" USING btree ("state");
  CREATE INDEX "import_runs_started_idx" ON "import_runs" USING btree ("started");
  CREATE INDEX "import_runs_updated_at_idx" ON "import_runs" USING btree ("updated_at");
  CREATE INDEX "import_runs_created_at_idx" ON "import_runs" USING btree ("created_at");
  CREATE INDEX "channels_filter_actions_order_idx" ON "channels_filter_actions" USING btree ("order");
  CREATE INDEX "channels_filter_actions_parent_idx" ON "channels_filter_actions" USING btree ("parent_id");
  CREATE INDEX "channels_updated_at_idx" ON "channels" USING btree ("updated_at");
  CREATE INDEX "channels_created_at_idx" ON "channels" USING btree ("created_at");
  CREATE INDEX "channels_rels_order_idx" ON "channels_rels" USING btree ("order");
  CREATE INDEX "channels_rels_parent_idx" ON "channels_rels" USING btree ("parent_id");
  CREATE INDEX "channels_rels_path_idx" ON "channels_rels" USING btree ("path");
  CREATE INDEX "channels_rels_tags_id_idx" ON "channels_rels" USING btree ("tags_id");
  CREATE INDEX "channels_rels_sources_id_idx" ON "channels_rels" USING btree ("sources_id");
  CREATE INDEX "deliveries_channel_idx" ON "deliveries" USING btree ("channel_id");
  CREATE INDEX "deliveries_article_idx" ON "deliveries" USING btree ("article_id");
  CREATE INDEX "deliveries_state_idx" ON "deliveries" USING btree ("state");
  CREATE INDEX "deliveries_next_attempt_at_idx" ON "deliveries" USING btree ("next_attempt_at");
  CREATE UNIQUE INDEX "deliveries_delivery_key_idx" ON "deliveries" USING btree ("delivery_key");
  CREATE INDEX "deliveries_updated_at_idx" ON "deliveries" USING btree ("updated_at");
  CREATE INDEX "deliveries_created_at_idx" ON "deliveries" USING btree ("created_at");
  CREATE INDEX "api_clients_updated_at_idx" ON "api_clients" USING btree ("updated_at");
  CREATE INDEX "api_clients_created_at_idx" ON "api_clients" USING btree ("created_at");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_articles_id_idx" ON "payload_locked_documents_rels" USING btree ("articles_id");
  CREATE INDEX "payload_locked_documents_rels_related_links_id_idx" ON "payload_locked_documents_rels" USING btree ("related_links_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_sources_id_idx" ON "payload_locked_documents_rels" USING btree ("sources_id");
  CREATE INDEX "payload_locked_documents_rels_tags_id_idx" ON "payload_locked_documents_rels" USING btree ("tags_id");
  CREATE INDEX "payload_locked_documents_rels_channels_id_idx" ON "payload_locked_documents_rels" USING btree ("channels_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_api_clients_id_idx" ON "payload_locked_documents_rels" USING btree ("api_clients_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_api_clients_id_idx" ON "payload_preferences_rels" USING btree ("api_clients_id");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "articles_corrections" CASCADE;
  DROP TABLE "articles" CASCADE;
  DROP TABLE "articles_texts" CASCADE;
  DROP TABLE "articles_rels" CASCADE;
  DROP TABLE "_articles_v_version_corrections" CASCADE;
  DROP TABLE "_articles_v" CASCADE;
  DROP TABLE "_articles_v_texts" CASCADE;
  DROP TABLE "_articles_v_rels" CASCADE;
  DROP TABLE "related_links" CASCADE;
  DROP TABLE "related_links_texts" CASCADE;
  DROP TABLE "issue_log" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "sources_aliases" CASCADE;
  DROP TABLE "sources" CASCADE;
  DROP TABLE "tags_aliases" CASCADE;
  DROP TABLE "tags" CASCADE;
  DROP TABLE "documents" CASCADE;
  DROP TABLE "import_runs" CASCADE;
  DROP TABLE "channels_filter_actions" CASCADE;
  DROP TABLE "channels" CASCADE;
  DROP TABLE "channels_rels" CASCADE;
  DROP TABLE "deliveries" CASCADE;
  DROP TABLE "api_clients" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."_locales";
  DROP TYPE "public"."enum_articles_corrections_kind";
  DROP TYPE "public"."enum_articles_original_date_precision";
  DROP TYPE "public"."enum_articles_headline_origin";
  DROP TYPE "public"."enum_articles_document_part";
  DROP TYPE "public"."enum_articles_rights_republish";
  DROP TYPE "public"."enum_articles_canonical_policy";
  DROP TYPE "public"."enum_articles_robots";
  DROP TYPE "public"."enum_articles_stage";
  DROP TYPE "public"."enum_articles_pub_status";
  DROP TYPE "public"."enum_articles_status";
  DROP TYPE "public"."enum__articles_v_version_corrections_kind";
  DROP TYPE "public"."enum__articles_v_version_original_date_precision";
  DROP TYPE "public"."enum__articles_v_version_headline_origin";
  DROP TYPE "public"."enum__articles_v_version_document_part";
  DROP TYPE "public"."enum__articles_v_version_rights_republish";
  DROP TYPE "public"."enum__articles_v_version_canonical_policy";
  DROP TYPE "public"."enum__articles_v_version_robots";
  DROP TYPE "public"."enum__articles_v_version_stage";
  DROP TYPE "public"."enum__articles_v_version_pub_status";
  DROP TYPE "public"."enum__articles_v_version_status";
  DROP TYPE "public"."enum__articles_v_published_locale";
  DROP TYPE "public"."enum_related_links_kind";
  DROP TYPE "public"."enum_related_links_state";
  DROP TYPE "public"."enum_related_links_origin";
  DROP TYPE "public"."enum_issue_log_action";
  DROP TYPE "public"."enum_sources_rights_republish";
  DROP TYPE "public"."enum_sources_kind";
  DROP TYPE "public"."enum_sources_canonical_policy";
  DROP TYPE "public"."enum_sources_robots";
  DROP TYPE "public"."enum_tags_status";
  DROP TYPE "public"."enum_documents_outcome";
  DROP TYPE "public"."enum_import_runs_state";
  DROP TYPE "public"."enum_channels_filter_actions";
  DROP TYPE "public"."enum_deliveries_action";
  DROP TYPE "public"."enum_deliveries_state";
  DROP TYPE "public"."enum_users_role";`)
}
