/** Weekdays as match keys; each stands for itself. */
export const WEEKDAYS: ReadonlyMap<string, string> = new Map(
  ['السبت', 'الاحد', 'الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعه'].map((day) => [
    day,
    day,
  ]),
)

/**
 * Months as match keys, one or two words each: in a row the names of one month in Egypt, the Levant
 * and the Maghreb; then the Islamic months.
 */
const MONTHS_BY_NAME: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'اذار'],
  ['ابريل', 'نيسان', 'افريل'],
  ['مايو', 'ايار', 'ماي'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'تموز', 'جويليه'],
  ['اغسطس', 'اب', 'اوت'],
  ['سبتمبر', 'ايلول'],
  ['اكتوبر', 'تشرين الاول'],
  ['نوفمبر', 'تشرين الثاني'],
  ['ديسمبر', 'كانون الاول'],
  ['محرم'],
  ['صفر'],
  ['ربيع الاول'],
  ['ربيع الثاني', 'ربيع الاخر'],
  ['جمادي الاولي'],
  ['جمادي الاخره', 'جمادي الثانيه'],
  ['رجب'],
  ['شعبان'],
  ['رمضان'],
  ['شوال'],
  ['ذو القعده', 'ذي القعده'],
  ['ذو الحجه', 'ذي الحجه'],
]

/** From each name of a month to its first name in the table. */
export const MONTHS: ReadonlyMap<string, string> = new Map(
  MONTHS_BY_NAME.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)),
)
