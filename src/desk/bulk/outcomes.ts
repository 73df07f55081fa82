/** What can become of an article among many; `already`: it stood there, so there was nothing to do. */
export const outcomes = ['done', 'already', 'refused', 'failed'] as const

export type Outcome = (typeof outcomes)[number]
