/** What is told of saves that come too late, and of what was withdrawn. */
export const saves = {
  badMoment:
    '“updatedAt” says which state of the article you changed: send it back as you read it, or leave it out.',
  stale:
    'Somebody has saved this article since you opened it, so nothing of yours was saved. Copy what you wrote, reload the page, and put it into the new text.',
  staleBy:
    '{{who}} has saved this article since you opened it, so nothing of yours was saved. Copy what you wrote, reload the page, and put it into the new text.',
  withdrawn: 'This article was withdrawn and is not coming back. Remove your copy and links to it.',
}
