/** Stands in the issue log: nobody pressed a button for this article. */
export const publishReason =
  'Published by an import with --publish, which counts as the admin’s confirmation.'
