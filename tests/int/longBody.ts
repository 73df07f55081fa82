/** Words of the trade that mean nobody. */
const words =
  'أعلنت الجهات المعنية اليوم بدء العمل وفق الخطة التي أقرت مطلع العام الجاري وأوضحت أن المشروع سيخدم سكان المنطقة وأن الأعمال تستمر عدة أشهر قبل الافتتاح الرسمي ومن المتوقع نتائج المرحلة الأولى الأسابيع المقبلة جسر نهر مدرسة طريق مستشفى ميناء مطار سوق حديقة مكتبة جامعة مصنع حقل بئر سد قناة ملعب متحف شارع قرية بلدة مدينة ساحل جبل واد غابة صحراء مطر ريح شمس قمر ليل نهار صباح مساء ربيع خريف شتاء صيف عمال مهندسون أطباء معلمون تجار صيادون مزارعون طلاب زوار سائقون'.split(
    ' ',
  )

/** Paragraphs of 45 words each, that no other seed gives; the same seed gives the same again. */
export const longBody = ({ paragraphs, seed }: { paragraphs: number; seed: number }): string => {
  const next = numbers(seed)
  const word = (): string => words[next() % words.length] ?? ''
  return Array.from(
    { length: paragraphs },
    () => `${Array.from({ length: 45 }, word).join(' ')}.`,
  ).join('\n\n')
}

/** A linear congruential generator (Knuth, MMIX): its upper bits. */
const numbers = (seed: number): (() => number) => {
  let state = BigInt(seed)
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return Number(state >> 40n)
  }
}
