/**
 * Kept with every document. Raise it when the parser or the matching would read the same bytes in
 * another way: documents that were rejected by an older one are then tried again.
 */
export const parserVersion = '1'
