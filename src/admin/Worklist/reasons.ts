import type { WorklistName } from '../../desk/worklists/names.ts'
import type { ArticleRow } from '../../desk/worklists/rows/types.ts'
import type { TranslationKey } from '../../translations/label.ts'
import type { Say } from '../Dashboard/page.ts'

type ReasonArgs = { language: string; name: WorklistName; row: ArticleRow; say: Say }

/** What an article lacks, or waits for, in words: what the list is about first. */
export const reasonsOf = (args: ReasonArgs): string[] => {
  const first = rules.filter(({ of }) => of === args.name)
  const others = rules.filter(({ of }) => of !== args.name)
  return [...first, ...others].flatMap(({ tell }) => tell(args) ?? [])
}

type Rule = { of: WorklistName; tell: (args: ReasonArgs) => null | string }

const rules: readonly Rule[] = [
  {
    of: 'overdue',
    tell: ({ language, name, row: { scheduledFor }, say }) =>
      scheduledFor && name === 'overdue'
        ? say('worklistView:late', { time: timeIn({ at: scheduledFor, language }) })
        : null,
  },
  {
    of: 'overdue',
    tell: ({ row: { scheduleProblem }, say }) =>
      scheduleProblem
        ? say('worklistView:problem', {
            problem: say(
              (scheduleProblem === 'failed'
                ? 'worklistView:failedOut'
                : `actionRefusal:${scheduleProblem}`) as TranslationKey,
            ),
          })
        : null,
  },
  {
    of: 'withheld',
    tell: ({ row: { pubStatus }, say }) =>
      pubStatus === 'withheld' ? say('pubStatus:withheld') : null,
  },
  {
    of: 'conflicts',
    tell: ({ language, row: { conflicts }, say }) =>
      conflicts.length > 0
        ? say('worklistView:conflicts', {
            fields: new Intl.ListFormat(language, { type: 'unit' }).format(
              conflicts.map((field) => say(`articles:${field}` as TranslationKey)),
            ),
          })
        : null,
  },
  {
    of: 'noHeadline',
    tell: ({ row: { headline, isInferred }, say }) => {
      if (headline.trim() === '') return say('worklistView:noHeadline')
      return isInferred ? say('worklistView:inferred') : null
    },
  },
  {
    of: 'rights',
    tell: ({ row: { rights }, say }) => {
      const key = rightsWords[rights]
      return key ? say(key) : null
    },
  },
  { of: 'duplicates', tell: ({ row, say }) => counted({ key: 'storyMates', row, say }) },
  { of: 'links', tell: ({ row, say }) => counted({ key: 'openTitles', row, say }) },
]

const rightsWords: Partial<Record<ArticleRow['rights'], TranslationKey>> = {
  ask: 'worklistView:rightsAsk',
  forbidden: 'worklistView:rightsForbidden',
  unknown: 'worklistView:rightsUnknown',
}

const counted = ({
  key,
  row,
  say,
}: Pick<ReasonArgs, 'row' | 'say'> & { key: 'openTitles' | 'storyMates' }): null | string =>
  row[key] > 0 ? say(`worklistView:${key}`, { count: String(row[key]) }) : null

const timeIn = ({ at, language }: { at: string; language: string }): string =>
  new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at))
