/** Actions on many articles at once. */
export const bulkEn = {
  bulkRefusal: {
    badIds: 'These are not ids of articles. Take them from the list, at least one.',
    badSelection:
      'Say which articles: either “ids”, a list, or “where”, a query that is not empty. Not both.',
    failed:
      'Something went wrong, and nothing was changed. Try again; if it happens again, tell an administrator.',
    longWhere: 'This query is too long. Leave some of its conditions out, or send ids.',
    none: 'No article fits. Loosen the filters or choose articles in the list.',
    tooMany:
      '{{count}} articles are too many at once. Choose {{most}} at most, or narrow the filters.',
  },
  bulkOutcome: {
    already: 'Nothing to do',
    done: 'Done',
    failed: 'Failed',
    refused: 'Refused',
    unknown: 'Unknown',
  },
  bulk: {
    actions: 'Actions on the selected articles',
    alreadyHelp: 'The article stood there already.',
    article: 'Article',
    close: 'Close',
    grouped:
      'These actions work on a plain list. Take the grouping off to act on many articles at once.',
    more: 'More actions',
    noAnswer:
      'The server did not answer, so nobody knows whether this was done. Try again: nothing is done twice.',
    noSelection: 'The articles could not be looked up. Reload the page and try again.',
    of: '{{action}} (selected: {{count}})',
    outcome: 'Result',
    progress: '{{done}} of {{count}}',
    reason: 'Why',
    results: 'Results: {{action}}',
    retry: 'Try these again: {{count}}',
    selecting: 'Looking up the articles…',
    stop: 'Stop',
    stopped: 'Stopped. {{count}} articles were left as they were.',
    summary: 'Done: {{done}} · Not done: {{undone}}',
    update: 'The update',
  },
}
