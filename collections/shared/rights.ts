import type { Field, TextareaFieldValidation } from 'payload'

import type { Article } from '../../src/payload-types.ts'
import { label, optionsOf, translate } from '../../src/translations/label.ts'
import { limits } from '../limits.ts'
import { territoriesField } from './territories.ts'

const republishValues = ['yes', 'excerpt', 'ask', 'no', 'unknown'] as const

/** Terms of use, as a source states them and as one article may override them. */
export const rightsFields = ({ inherits }: { inherits: boolean }): Field[] => [
  {
    name: 'republish',
    type: 'select',
    label: label('rights:republish'),
    defaultValue: inherits ? 'inherit' : 'unknown',
    options: optionsOf({
      section: 'republish',
      values: inherits ? ['inherit', ...republishValues] : republishValues,
    }),
  },
  {
    name: 'excerptCharacters',
    type: 'number',
    label: label('rights:excerptCharacters'),
    max: 100_000,
    min: 1,
    admin: { condition: (_data, siblings) => siblings.republish === 'excerpt' },
  },
  { name: 'license', type: 'text', label: label('rights:license'), maxLength: limits.url },
  {
    name: 'usageTerms',
    type: 'textarea',
    label: label('rights:usageTerms'),
    maxLength: limits.note,
  },
  {
    type: 'row',
    fields: [
      {
        name: 'copyrightHolder',
        type: 'text',
        label: label('rights:copyrightHolder'),
        maxLength: limits.name,
      },
      {
        name: 'copyrightNotice',
        type: 'text',
        label: label('rights:copyrightNotice'),
        maxLength: limits.credit,
      },
    ],
  },
  {
    name: 'creditTemplate',
    type: 'text',
    label: label('rights:creditTemplate'),
    maxLength: limits.credit,
    admin: { description: label('rights:creditTemplateHelp') },
  },
  {
    type: 'row',
    fields: [
      // Days, both of them whole, in UTC: the admin panel takes no hour here.
      { name: 'validFrom', type: 'date', label: label('rights:validFrom') },
      { name: 'validUntil', type: 'date', label: label('rights:validUntil') },
    ],
  },
  territoriesField(),
]

/** What an article's own terms allow or forbid needs a reason; how they are worded does not. */
export const reasonOfOwnTerms: TextareaFieldValidation = (value, { req, siblingData }) => {
  const reason = value?.trim() ?? ''
  if (reason === '' && allowsOrForbids(siblingData)) {
    return translate({ key: 'articles:rightsReasonNeeded', t: req.t })
  }
  return (
    reason.length <= limits.note || translate({ key: 'articles:rightsReasonTooLong', t: req.t })
  )
}

type OwnTerms = NonNullable<Article['rights']>

/** Whether terms over those of a source say anything about what is allowed. */
export const allowsOrForbids = (terms: OwnTerms | undefined): boolean =>
  Boolean(
    (terms?.republish && terms.republish !== 'inherit') ||
    terms?.excerptCharacters ||
    terms?.territories?.length ||
    terms?.validFrom ||
    terms?.validUntil,
  )
