import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ArticleDesk as ArticleDesk_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { BulkActions as BulkActions_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { ArticleActions as ArticleActions_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { NoButton as NoButton_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { OriginView as OriginView_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { Worklist as Worklist_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { MergeLink as MergeLink_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { MergeInto as MergeInto_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { JsonText as JsonText_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { ImportRunLink as ImportRunLink_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { TestChannel as TestChannel_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { ResendDelivery as ResendDelivery_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { Icon as Icon_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { Logo as Logo_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { MergeLinks as MergeLinks_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { ImportNavLink as ImportNavLink_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { Dashboard as Dashboard_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { AdminStyles as AdminStyles_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { MergeView as MergeView_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { ImportView as ImportView_7ad510b508332a52944aefe02789c7d9 } from 'payload-nashra/admin'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-nashra/admin#ArticleDesk": ArticleDesk_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#BulkActions": BulkActions_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#ArticleActions": ArticleActions_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#NoButton": NoButton_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#OriginView": OriginView_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#Worklist": Worklist_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#MergeLink": MergeLink_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#MergeInto": MergeInto_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#JsonText": JsonText_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#ImportRunLink": ImportRunLink_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#TestChannel": TestChannel_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#ResendDelivery": ResendDelivery_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#Icon": Icon_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#Logo": Logo_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#MergeLinks": MergeLinks_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#ImportNavLink": ImportNavLink_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#Dashboard": Dashboard_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#AdminStyles": AdminStyles_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#MergeView": MergeView_7ad510b508332a52944aefe02789c7d9,
  "payload-nashra/admin#ImportView": ImportView_7ad510b508332a52944aefe02789c7d9,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
