import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { translatedGroup } from '../shared/group.ts'
import { contentFields } from './fields/content.ts'
import { keyFields } from './fields/keys.ts'
import { provenanceFields } from './fields/provenance.ts'
import { publishingFields } from './fields/publishing.ts'
import { relationFields } from './fields/relations.ts'
import { sidebarFields } from './fields/sidebar.ts'
import { deriveKeys } from './hooks/deriveKeys.ts'
import { dropOwnLinks } from './hooks/dropOwnLinks.ts'
import { guardPublishing } from './hooks/guardPublishing.ts'
import { keepDeskFacts } from './hooks/keepDeskFacts.ts'
import { keepIssued } from './hooks/keepIssued.ts'
import { noteDraftSave } from './hooks/noteDraftSave.ts'
import { noteEditedHeadline } from './hooks/noteEditedHeadline.ts'
import { stampEditor } from './hooks/stampEditor.ts'
import { stampOverride } from './hooks/stampOverride.ts'
import { stampPublication } from './hooks/stampPublication.ts'
import { stampSlug } from './hooks/stampSlug.ts'
import { originView } from './originView.ts'
import { worklistView } from './worklistView.ts'

/** The stories: what editors work on and sites read. */
export const articles = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs, versionsPerArticle } = context
  return {
    slug: slugs.articles,
    labels: { plural: label('articles:plural'), singular: label('articles:singular') },
    access: {
      create: rules.contribute,
      delete: rules.edit,
      read: rules.readArticles,
      readVersions: rules.look,
      update: rules.contribute,
    },
    admin: {
      components: {
        beforeListTable: ['payload-nashra/admin#BulkActions'],
        edit: {
          PublishButton: 'payload-nashra/admin#ArticleActions',
          UnpublishButton: 'payload-nashra/admin#NoButton',
        },
        views: { edit: { origin: originView({ slugs }) }, worklists: worklistView({ slugs }) },
      },
      defaultColumns: ['headline', 'stage', '_status', 'source', 'updatedAt'],
      // Lists read the columns they show; without it each row would bring its whole text.
      enableListViewSelectAPI: true,
      group: translatedGroup('archive'),
      listSearchableFields: ['headline'],
      useAsTitle: 'headline',
    },
    defaultPopulate: {
      deck: true,
      firstPublishedAt: true,
      headline: true,
      publicId: true,
      slug: true,
      source: true,
    },
    defaultSort: '-lastIssuedAt',
    disableDuplicate: true,
    hooks: {
      beforeChange: [
        guardPublishing,
        keepDeskFacts,
        noteEditedHeadline,
        stampEditor({ slugs }),
        stampOverride({ slugs }),
        deriveKeys,
        stampPublication,
        stampSlug,
      ],
      beforeDelete: [keepIssued, dropOwnLinks({ slugs })],
      beforeOperation: [noteDraftSave, clampReads(context)],
    },
    trash: true,
    versions: { drafts: { autosave: { interval: 2000 } }, maxPerDoc: versionsPerArticle },
    fields: [
      {
        type: 'tabs',
        tabs: [
          { label: label('articles:tabContent'), fields: contentFields(context) },
          { label: label('articles:tabProvenance'), fields: provenanceFields(context) },
          { label: label('articles:tabPublishing'), fields: publishingFields(context) },
          { label: label('articles:tabRelations'), fields: relationFields(context) },
        ],
      },
      ...sidebarFields(context),
      ...keyFields(context),
    ],
  }
}
