/**
 * Single words that tashkeel alone tells apart, and that stand as tags, places or names in news:
 * each with its readings in full tashkeel. Written as one-word identity keys are: hamza on alef
 * folded, the rest as spelt; the article ال is no part of them.
 *
 * A word belongs here when joining two of its readings would file one story under another's name.
 */
export const HOMOGRAPHS: ReadonlyMap<string, readonly string[]> = new Map([
  // places
  ['عمان', ['عُمَان', 'عَمَّان']], // Oman, Amman
  ['عدن', ['عَدَن', 'عَدْن']], // Aden, Eden
  ['حمص', ['حِمْص', 'حُمُّص']], // Homs, hummus
  ['صور', ['صُوْر', 'صُوَر']], // Tyre, pictures
  ['منى', ['مِنَى', 'مُنَى']], // Mina, the name Mona
  // names
  ['عمر', ['عُمَر', 'عُمْر']], // the name, age
  ['حسن', ['حَسَن', 'حُسْن']], // the name, beauty
  ['ملك', ['مَلِك', 'مُلْك', 'مِلْك', 'مَلَك']], // king, reign, property, angel
  // subjects
  ['حكم', ['حُكْم', 'حَكَم']], // rule, referee
  ['دين', ['دِين', 'دَيْن']], // religion, debt
  ['سلم', ['سِلْم', 'سُلَّم']], // peace, ladder
  ['سنة', ['سَنَة', 'سُنَّة']], // year, Sunna
  ['شعر', ['شِعْر', 'شَعْر']], // poetry, hair
  ['علم', ['عِلْم', 'عَلَم']], // science, flag
  ['كتاب', ['كِتَاب', 'كُتَّاب']], // book, writers
  ['حمام', ['حَمَام', 'حَمَّام']], // pigeons, bath
  ['خطبة', ['خُطْبَة', 'خِطْبَة']], // sermon, engagement
  ['مدرسة', ['مَدْرَسَة', 'مُدَرِّسَة']], // school, teacher
])
