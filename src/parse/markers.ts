export type MarkerKind = 'source' | 'keywords' | 'readAlso' | 'related' | 'furniture'

/**
 * A phrase that opens a section or marks a line to drop.
 *
 * - `promo`: with a title after it on one line, the line is a link to another article;
 * - `inline`: inside a read-also article it may open titles that run together on one line;
 * - `needsColon`: the phrase is a marker only where a colon follows.
 */
export type Marker = {
  kind: MarkerKind
  phrase: string
  promo?: true
  inline?: true
  needsColon?: true
}

const each = (options: Omit<Marker, 'phrase'>, phrases: readonly string[]): Marker[] =>
  phrases.map((phrase) => ({ ...options, phrase }))

const combine = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`))

/**
 * Every marker there is. To add one, add its phrase to the right list, in any spelling: phrases are
 * compared with folded lines, so hamza, tashkeel, tatweel, ة and ه, ى and ي make no difference.
 */
export const markers: readonly Marker[] = [
  ...each({ kind: 'source', needsColon: true }, ['المصدر', 'مصدر', 'المصادر']),
  ...each({ kind: 'keywords', needsColon: true }, [
    ...combine(['كلمات', 'الكلمات'], ['دلالية', 'الدلالية', 'دليلية', 'الدليلية']),
    ...combine(['كلمات', 'الكلمات'], ['مفتاحية', 'المفتاحية']),
    ...['وسوم', 'الوسوم', 'تاغات', 'تاجات', 'هاشتاغ', 'هاشتاج', 'tags', 'keywords'],
  ]),
  ...each({ kind: 'readAlso', promo: true }, ['اقرأ أيضا', 'اقرأ المزيد']),
  ...each({ kind: 'related', inline: true }, [
    ...combine(['مقالات', 'مواضيع', 'موضوعات', 'أخبار', 'تقارير'], ['ذات صلة']),
  ]),
  ...each({ kind: 'related' }, [
    'مقالات مشابهة',
    ...combine(['مقالات', 'مواضيع', 'موضوعات', 'أخبار', 'تقارير'], ['متعلقة', 'مرتبطة']),
  ]),
  ...each({ kind: 'related', promo: true }, [
    ...combine(['قد', 'وقد'], ['يعجبك أيضا', 'يهمك أيضا']),
    'شاهد أيضا',
  ]),
  ...each({ kind: 'furniture' }, [
    'جميع الحقوق محفوظة',
    'تابع أحدث الأخبار عبر تطبيق google news',
    'اترك تعليقا',
  ]),
  ...each({ kind: 'furniture', needsColon: true }, ['مشاركة']),
]
