import type { EditConfigWithoutRoot } from 'payload'

import type { TranslationKey } from '../../src/translations/label.ts'
import { translate } from '../../src/translations/label.ts'
import type { Slugs } from '../slugs.ts'

/** The tab that shows an article beside the document that it was made from. */
export const originView = ({ slugs }: { slugs: Slugs }): EditConfigWithoutRoot[string] => ({
  Component: { path: 'payload-nashra/admin#OriginView', serverProps: { slugs } },
  path: '/origin',
  tab: { href: '/origin', label: ({ t }) => translate({ key, t }), order: 150 },
})

const key: TranslationKey = 'originView:tab'
