export { collapseVariants, type CollapsedTitle } from './collapseVariants.ts'
export { isRecurring } from './recurring.ts'
export { resolveTitle, type ResolvedTitle, type TitleCandidate } from './resolveTitle.ts'
export { suggestTitles, type TitleSuggestion } from './suggestTitles.ts'
