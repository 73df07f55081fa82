/** Most articles of one request: each has a transaction of its own, and nobody waits for minutes. */
export const mostAtOnce = 200

/** Most that the panel takes on at once, in requests of `articlesPerRequest`. */
export const mostInPanel = 1000

/** Few enough that progress can be seen and the work be stopped. */
export const articlesPerRequest = 10
