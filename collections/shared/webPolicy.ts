import type { Field } from 'payload'

import { label, optionsOf } from '../../src/translations/label.ts'

/** What search engines are told; an article may leave both to its source. */
export const webPolicyFields = ({ section }: { section: 'articles' | 'sources' }): Field[] => {
  const inherits = section === 'articles'
  return [
    {
      name: 'canonicalPolicy',
      type: 'select',
      label: label(`${section}:canonicalPolicy`),
      defaultValue: inherits ? 'inherit' : 'self',
      options: optionsOf({
        section: 'canonicalPolicy',
        values: inherits ? ['inherit', 'self', 'source'] : ['self', 'source'],
      }),
    },
    {
      name: 'robots',
      type: 'select',
      label: label(`${section}:robots`),
      defaultValue: inherits ? 'inherit' : 'index',
      options: optionsOf({
        section: 'robots',
        values: inherits
          ? ['inherit', 'index', 'noindex', 'noindexNews']
          : ['index', 'noindex', 'noindexNews'],
      }),
    },
  ]
}
