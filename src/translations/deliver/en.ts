/** What stands in feeds and formats beside an article's own words, and what bad requests are told. */
export const deliver = {
  format: {
    after: 'It now says:',
    before: 'It said:',
    corrections: 'Corrections',
    correctionOf: 'Correction of: {{headline}}',
    correctionsFeed: '{{site}}: corrections',
    excerpt: 'This is an excerpt, as much as the source allows.',
    headlineInferred: 'The headline was taken from the text by a machine.',
    killed: 'This article was withdrawn. Do not use it, and delete the copies that you hold.',
    original: 'Original:',
    readHere: 'As published here:',
    subject: '{{site}}: {{name}}',
    withdrawn: 'This article is no longer published here.',
  },
  deliverRefusal: {
    badCursor:
      'The parameter "before" is not a place in this list. Take it from the link to the next page, or leave it out.',
    badFormat: 'The parameter "format" must be "html" or "json".',
    badId: 'The parameter "id" must be the id of an article, a UUID.',
    badLimit: 'The parameter "limit" must be a whole number from 1 to {{most}}.',
    badOperator:
      'The operator in "{{parameter}}" is none that this field can be asked by. Take another one, "equals" for example.',
    badPage:
      'The parameter "file" names no file of a sitemap: they are news.xml, news-2.xml and so on, articles-1.xml, sources-1.xml, tags-1.xml and so on.',
    anotherHistory:
      'The archive has begun a new history, after a restore for example. Delete your copy, and follow anew without "since".',
    badSince:
      'The parameter "since" is not a place in the changes. Send the "cursor" of the last answer, or leave it out to begin.',
    badSlug:
      'The parameter "{{parameter}}" must be the readable part of an address, at most 200 characters.',
    badText: 'The parameter "text" must be "html", "lexical" or "none".',
    badValue:
      'A value in the question is not of the kind that its field holds, an id for example or a number. Correct it.',
    badValueOf:
      'The value of "{{parameter}}" is not of the kind that this field holds. Correct it.',
    badVersion: 'The parameter "version" must be "3.1" or "2.2".',
    databaseSilent:
      'The database does not answer. See that it runs, and that DATABASE_URL is right.',
    failed: 'The answer could not be made. Try again; the server’s log has the details.',
    noArticle: 'There is no published article at this address.',
    noFile: 'There is nothing at this address.',
    noName: 'There is no tag or source at this address.',
    notMigrated:
      'These migrations have not been run on the database: {{names}}. Run them with npm run migrate.',
    tagOrSource: 'Give a tag or a source, not both.',
    twice: 'A parameter is given twice. Give each once.',
    unknown: 'There is no such parameter here. There are: {{names}}.',
  },
}
