import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchKey } from '../../../src/text/matchKey.ts'
import { titleKey } from '../../../src/text/titleKey.ts'
import { anyText } from './arbitraries.ts'

describe('titleKey', () => {
  it.each([
    ['a detached waw is glued', 'إغراق السوق بأدوية و سلاح', 'إغراق السوق بأدوية وسلاح'],
    ['a first waw too', 'و عاد الهدوء', 'وعاد الهدوء'],
    ['a trailing marker goes', 'لحظة وصول الوفد (فيديو)', 'لحظة وصول الوفد'],
    ['however it is set off', 'لحظة وصول الوفد .. فيديو', 'لحظة وصول الوفد'],
    ['a leading marker goes', 'بالفيديو| لحظة وصول الوفد', 'لحظة وصول الوفد'],
    ['two of them', 'عاجل.. بالصور: لحظة وصول الوفد', 'لحظة وصول الوفد'],
    ['quotes and digits do not matter', '«القمة» تبحث ٥ ملفات', 'القمة تبحث 5 ملفات'],
  ])('%s', (_rule, a, b) => {
    expect(titleKey(a)).toBe(titleKey(b))
  })

  it.each([
    ['a third leading marker stays', 'خاص عاجل شاهد الخبر', 'شاهد الخبر'],
    ['a second trailing marker stays', 'الخبر صور فيديو', 'الخبر صور'],
    ['a marker inside stays', 'نشر فيديو جديد', 'نشر فيديو جديد'],
    ['a lone waw at the end stays', 'الخبر و', 'الخبر و'],
    ['a title of markers stays whole', 'شاهد فيديو', 'شاهد فيديو'],
    ['so does a single one', 'عاجل', 'عاجل'],
    ['nothing stays nothing', ' … ', ''],
  ])('%s', (_rule, title, key) => {
    expect(titleKey(title)).toBe(key)
  })

  it('is empty only where the match key is', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        expect(titleKey(title) === '').toBe(matchKey(title) === '')
        expect(titleKey(matchKey(title))).toBe(titleKey(title))
      }),
    )
  })
})
