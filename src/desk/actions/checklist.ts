import type { ArticleFacts } from './facts.ts'

/** Points that an editor goes through before an article goes out. */
export const checklistPoints = ['headline', 'printedHeadline', 'text', 'source', 'rights'] as const

export type ChecklistPoint = (typeof checklistPoints)[number]

/** `must`: the article is not ready without it; `should`: an editor may know better. */
export type Checked = { isMet: boolean; need: 'must' | 'should'; point: ChecklistPoint }

/** The publish checklist of an article, in the order in which it is shown. */
export const checklist = (facts: ArticleFacts): Checked[] =>
  checklistPoints.map((point) => ({
    isMet: rules[point].isMet(facts),
    need: rules[point].need,
    point,
  }))

type Rule = { isMet: (facts: ArticleFacts) => boolean; need: Checked['need'] }

const rules: Record<ChecklistPoint, Rule> = {
  headline: { isMet: ({ headline }) => headline.trim() !== '', need: 'must' },
  // The first sentence stands for a headline until somebody has looked at it.
  printedHeadline: { isMet: ({ headlineOrigin }) => headlineOrigin !== 'inferred', need: 'must' },
  text: { isMet: ({ bodyLength }) => bodyLength > 0, need: 'must' },
  source: { isMet: ({ source }) => source !== null, need: 'should' },
  rights: {
    isMet: ({ rights }) => rights === 'allowed' || rights === 'conditional',
    need: 'should',
  },
}
