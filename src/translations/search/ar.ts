import type { en } from './en.ts'

/** ما يجيب به البحث حين لا يستطيع الجواب. */
export const ar: typeof en = {
  searchRefusal: {
    badDate: 'قيمة {{parameter}} تكون يوما أو شهرا أو سنة: 2026-11-22 أو 2026-11 أو 2026.',
    badOrder: 'لا يصح أن تسبق {{parameter}} بداية المدة في from.',
    badPage:
      'قيمة {{parameter}} عدد صحيح من 1 إلى {{pages}}. يمكن تصفح أفضل {{results}} نتيجة؛ ضيق البحث بكلمة أو وسم أو مصدر أو تاريخ.',
    badSlug: 'قيمة {{parameter}} عنوان وسم أو مصدر كما يرد في ‎/api/tags‎ و‎/api/sources‎.',
    missing: 'اكتب في {{parameter}} ما تبحث عنه.',
    notMigrated: 'البحث غير مهيأ بعد. نفذ ترحيلات قاعدة البيانات لهذا الأرشيف.',
    notText: 'في {{parameter}} محرف لا يرد في أي نص. احذفه ثم ابحث من جديد.',
    noWord: 'لا بد في {{parameter}} من كلمة أو عدد للبحث عنه.',
    tooLong: 'لا يزيد {{parameter}} على {{characters}} حرف. اختصر ما كتبت.',
    tooManyWords: 'لا يزيد {{parameter}} على {{words}} كلمة. احذف الأقل دلالة منها.',
    tooSlow: 'استغرق هذا البحث وقتا أطول مما ينبغي. أضف كلمة أو وسما أو مصدرا أو تاريخا.',
    unknown: 'لا شيء بالعنوان المذكور في {{parameter}}.',
  },
}
