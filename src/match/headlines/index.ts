export { inferHeadline, LONGEST_INFERRED } from './inferHeadline.ts'
export { openingKey, recoverHeadline } from './recoverHeadline.ts'
