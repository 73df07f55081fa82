import { matchKey } from '../../text/matchKey.ts'
import { keyWords } from '../../text/words.ts'

/** A shorter title («بيان», «كاريكاتير اليوم») names a rubric as often as a story. */
const SHORTEST = 3

const pattern = (alternatives: string): RegExp =>
  new RegExp(
    `(?:^| )(?:${alternatives
      .split('|')
      .map((words) => matchKey(words))
      .join('|')})(?= |$)`,
  )

/** Rubrics that newsrooms print under one headline again and again. */
const RUBRICS = pattern(
  'أسعار الذهب|سعر الذهب|أسعار الدولار|سعر الدولار|سعر صرف الدولار|أسعار العملات|سعر اليورو|سعر الريال|أسعار النفط اليوم|أسعار الحديد|أسعار الأسمنت|أسعار الخضروات|أسعار الخضراوات|أسعار الفاكهة|أسعار اللحوم|أسعار الدواجن|أسعار الفراخ|أسعار البيض|أسعار السمك|أسعار الأسماك|أسعار السلع|أسعار الوقود|حالة الطقس|طقس اليوم|طقس الغد|توقعات الطقس|درجات الحرارة اليوم|النشرة الجوية|مواقيت الصلاة|مواعيد الصلاة|مواعيد مباريات|جدول مباريات|مباريات اليوم|ترتيب الدوري|جدول ترتيب|تردد قناة|حظك اليوم|توقعات الأبراج|أبراج اليوم|برجك اليوم|صحف اليوم|عناوين الصحف|أقوال الصحف|أبرز عناوين|موجز الأخبار|نشرة الأخبار|أخبار اليوم|حصاد اليوم|أحداث اليوم|كاريكاتير اليوم|مؤشرات البورصة اليوم|مواعيد القطارات|حدث في مثل هذا اليوم|تشكيل مباراة',
)

const MONTHS =
  'يناير|كانون الثاني|فبراير|شباط|مارس|آذار|أبريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|آب|سبتمبر|أيلول|أكتوبر|تشرين الأول|نوفمبر|تشرين الثاني|ديسمبر|كانون الأول'
    .split('|')
    .map((month) => matchKey(month))
const DATE = new RegExp(`(?:^| )[0-9]{1,2} (?:${MONTHS.join('|')}) [0-9]{4}(?= |$)`)

/**
 * Whether a title comes back on other days, so that an equal key is no proof of the same article.
 * One that carries its full date does not.
 *
 * @param key title key
 */
export const isRecurring = (key: string): boolean => {
  if (DATE.test(key)) return false
  return keyWords(key).length < SHORTEST || RUBRICS.test(key)
}
