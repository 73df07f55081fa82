export { actOnMany, type ActOnManyArgs, type BulkResult, type BulkResults } from './actOnMany.ts'
export { bulkEndpoints } from './endpoints.ts'
export { type Outcome } from './outcomes.ts'
export { type Selection } from './selectArticles.ts'
