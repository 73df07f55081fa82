/**
 * Words of headlines that make two near-equal titles two stories, as match keys without clitics.
 * A side lists nouns and adjectives, then after `~` past verbs, then after `~` the stems of present
 * verbs, which stand for the stem behind ي, ت, ن, سي, ست and سن.
 */
const PAIRS: readonly (readonly [left: string, right: string])[] = [
  [
    'ارتفاع صعود زياده نمو مكاسب تحسن مرتفع ~ ارتفع صعد زاد نما قفز تحسن ~ رتفع صعد زيد نمو قفز تحسن',
    'انخفاض تراجع هبوط نقص انكماش خساير تدهور منخفض ~ انخفض تراجع هبط نقص انكمش تدهور ~ نخفض تراجع هبط نقص نكمش تدهور',
  ],
  ['رفع ~ رفع ~ رفع', 'خفض تخفيض ~ خفض ~ خفض'],
  ['رفع ~ رفع ~ رفع', 'فرض ~ فرض ~ فرض'],
  [
    'فوز انتصار ربح فايز ~ فاز انتصر ربح هزم تغلب ~ فوز نتصر ربح هزم تغلب',
    'خساره هزيمه خاسر ~ خسر انهزم ~ خسر نهزم',
  ],
  ['قبول موافقه تاييد ~ قبل وافق ايد ~ قبل وافق ويد', 'رفض معارضه ~ رفض عارض ~ رفض عارض'],
  ['تاكيد اثبات ~ اكد اثبت ~ وكد ثبت', 'نفي تكذيب ~ نفي كذب ~ نفي كذب'],
  ['ادانه استنكار ~ ادان استنكر ~ دين ستنكر', 'اشاده ترحيب ~ اشاد رحب ~ شيد رحب'],
  [
    'بدء بدايه انطلاق افتتاح ~ بدا انطلق افتتح ~ بدا نطلق فتتح',
    'انتهاء نهايه ختام اختتام ~ انتهي اختتم ~ نتهي ختتم',
  ],
  [
    'استيناف مواصله ~ استانف واصل ~ ستانف واصل',
    'توقف وقف تعليق ايقاف ~ توقف اوقف علق ~ توقف وقف علق',
  ],
  ['فتح ~ فتح ~ فتح', 'اغلاق غلق ~ اغلق ~ غلق'],
  ['نجاح ~ نجح ~ نجح', 'فشل اخفاق ~ فشل اخفق ~ فشل خفق'],
  ['شراء ~ اشتري ~ شتري', 'بيع ~ باع ~ بيع'],
  ['استيراد واردات ~ استورد ~ ستورد', 'تصدير صادرات ~ صدر ~ صدر'],
  ['دخول وصول عوده ~ دخل وصل عاد ~ دخل صل عود', 'خروج مغادره رحيل ~ خرج غادر رحل ~ خرج غادر رحل'],
  ['انضمام ~ انضم ~ نضم', 'انسحاب ~ انسحب ~ نسحب'],
  ['اعتقال توقيف حبس سجن ~ اعتقل ~ عتقل', 'افراج اطلاق براءه ~ افرج ~ فرج'],
  ['ادانه ~ ادان ~ دين', 'براءه تبريه ~ برا ~ بري'],
  ['تصعيد ~ صعد ~ صعد', 'تهديه هدنه ~ هدا ~ هدي'],
  ['تعيين ~ عين ~ عين', 'اقاله استقاله عزل ~ اقال استقال عزل ~ قيل ستقيل عزل'],
  ['وفاه رحيل ~ توفي مات ~ توفي', 'ولاده ميلاد شفاء ~ ولد تعافي ~ ولد تعافي'],
  ['سماح اباحه ~ سمح اجاز ~ سمح جيز', 'منع حظر ~ منع حظر ~ منع حظر'],
  ['تمديد ~ مدد ~ مدد', 'انهاء الغاء ~ انهي الغي ~ نهي لغي'],
  ['ذهاب', 'اياب'],
  ['مع', 'ضد'],
  ['قبل', 'بعد'],
  ['داخل', 'خارج'],
  ['شمال شمالي', 'جنوب جنوبي'],
  ['شرق شرقي', 'غرب غربي'],
  ['صباح', 'مساء'],
  ['رجال ذكور', 'سيدات نساء اناث'],
  ['اعلي اكبر اكثر اقوي', 'ادني اصغر اقل اضعف'],
  ['افضل احسن', 'اسوا'],
  ['يمين', 'يسار'],
  ['جديد جديده', 'قديم قديمه'],
]

const PRESENT = ['ي', 'ت', 'ن', 'سي', 'ست', 'سن']
const PAST_ENDINGS = ['', 'ت', 'وا']

/** Words that deny what follows; one title with and one without is two stories. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'لا لن لم ليس ليست لسنا غير عدم بدون دون بلا'.split(' '),
)

/** Where a word stands among the opposites: the pairs it belongs to, signed by side. */
export const OPPOSITES: ReadonlyMap<string, readonly number[]> = collect()

function collect(): Map<string, number[]> {
  const sides = new Map<string, number[]>()
  PAIRS.forEach((pair, index) => {
    pair.forEach((side, half) => {
      const signed = half === 0 ? index + 1 : -(index + 1)
      for (const form of formsOf(side)) sides.set(form, [...(sides.get(form) ?? []), signed])
    })
  })
  return sides
}

function formsOf(side: string): Set<string> {
  const [nouns = [], past = [], present = []] = side
    .split('~')
    .map((part) => part.trim().split(' '))
  return new Set([
    ...nouns,
    ...past.flatMap((verb) => PAST_ENDINGS.map((ending) => verb + ending)),
    ...present.flatMap((stem) => PRESENT.map((prefix) => prefix + stem)),
  ])
}
