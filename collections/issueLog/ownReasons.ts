/**
 * Reasons in the issue log of what nobody pressed a button for, as the log keeps them: its hashes hold these
 * very words, so they never change. Whoever shows one says it in the language of the screen.
 */
export const ownReasons = {
  published: 'Published by an import with --publish, which counts as the admin’s confirmation.',
  rolledBack: 'The import that wrote this was rolled back.',
} as const

/** Which of them a reason is; null for one that a person gave. */
export const ownReasonOf = (reason: string): keyof typeof ownReasons | null =>
  (Object.keys(ownReasons) as (keyof typeof ownReasons)[]).find(
    (name) => ownReasons[name] === reason,
  ) ?? null
