import { WEEKDAYS } from '../../text/tables/calendar.ts'
import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'

/** A shorter title («بيان», «كاريكاتير اليوم») names a rubric as often as a story. */
const SHORTEST = 3
/** A longer title that only mentions a rubric's subject tells a story of its own. */
const LONGEST_BARE = 7

const pattern = (alternatives: string): RegExp =>
  new RegExp(
    `(?:^| )(?:${alternatives
      .split('|')
      .map((words) => matchKey(words))
      .join('|')})(?= |$)`,
  )

/** Rubrics by their very name: nothing else is called so. */
const NAMES = pattern(
  'أسعار النفط اليوم|طقس اليوم|طقس الغد|درجات الحرارة اليوم|النشرة الجوية|مواقيت الصلاة|مواعيد الصلاة|مواعيد مباريات|جدول مباريات|مباريات اليوم|جدول ترتيب|تردد قناة|حظك اليوم|توقعات الأبراج|أبراج اليوم|برجك اليوم|صحف اليوم|عناوين الصحف|أقوال الصحف|أبرز عناوين|موجز الأخبار|نشرة الأخبار|أخبار اليوم|حصاد اليوم|أحداث اليوم|كاريكاتير اليوم|مؤشرات البورصة اليوم|مواعيد القطارات|حدث في مثل هذا اليوم|تشكيل مباراة',
)

/** What rubrics are about, and other news too. */
const SUBJECTS = pattern(
  'أسعار الذهب|سعر الذهب|أسعار الدولار|سعر الدولار|سعر صرف الدولار|أسعار العملات|سعر اليورو|سعر الريال|أسعار الحديد|أسعار الأسمنت|أسعار الخضروات|أسعار الخضراوات|أسعار الفاكهة|أسعار اللحوم|أسعار الدواجن|أسعار الفراخ|أسعار البيض|أسعار السمك|أسعار الأسماك|أسعار السلع|أسعار الوقود|حالة الطقس|توقعات الطقس|ترتيب الدوري',
)

/** Words by which a longer title is a day's bulletin: its day, and what bulletins list. */
const OF_BULLETINS = new Set([
  ...WEEKDAYS.keys(),
  ...'اليوم|غدا|الغد|أمس|الآن|الليلة|صباح|مساء|تعاملات|ختام|منتصف|تحديث|لحظة|الساعة|عيار|الصاغة|المصنعية|البنوك|بالبنوك|الأسواق|بالأسواق|السوق|السوداء|مقابل|أمام|شراء|للشراء|بيع|للبيع|البيع|والشراء|المحافظات|والعظمى|والصغرى|الأرصاد|الجولة|المتصدر'
    .split('|')
    .map((word) => matchKey(word)),
])

const MONTHS =
  'يناير|كانون الثاني|فبراير|شباط|مارس|آذار|أبريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|آب|سبتمبر|أيلول|أكتوبر|تشرين الأول|نوفمبر|تشرين الثاني|ديسمبر|كانون الأول'
    .split('|')
    .map((month) => matchKey(month))
const FULL_DATE = new RegExp(`(?:^| )[0-9]{1,2} (?:${MONTHS.join('|')}) [0-9]{4}(?= |$)`)

/**
 * Whether a title comes back on other days, so that an equal key is no proof of the same article:
 * one of a word or two; a rubric's name; a rubric's subject in a short title or beside the words of a
 * bulletin («أسعار الذهب اليوم», «سعر الدولار في البنوك»). A story that mentions such a subject among
 * much else does not come back, nor does a title that carries its full date.
 *
 * @param key title key
 */
export const isRecurring = (key: string): boolean => {
  if (FULL_DATE.test(key)) return false
  const words = keyWords(key)
  if (words.length < SHORTEST || NAMES.test(key)) return true
  return (
    SUBJECTS.test(key) &&
    (words.length <= LONGEST_BARE || words.some((word) => OF_BULLETINS.has(word)))
  )
}
