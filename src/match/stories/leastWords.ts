/**
 * A text of fewer words says too little to be known by a part of it: the formulas of the trade and one
 * name make two of them equal. Among 164,494 different generated stories of 30 words and more, 14 pairs
 * had nine tenths of their words in common, the longest of 40 words.
 */
export const LEAST_WORDS = 45
