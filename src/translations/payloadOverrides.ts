/** Strings of Payload's own that read wrongly, put right. */
export const payloadOverrides = {
  ar: {
    general: {
      // Before a plural: «الكل المواد».
      all: 'كل',
      // Written «أنشاء».
      createNew: 'إنشاء جديد',
      createNewLabel: 'إنشاء {{label}}',
      // "<لا المصدر>": angle brackets are mirrored in a right-to-left line and look like damage.
      noLabel: '—',
      noResults: 'لا شيء هنا بعد من {{label}}، أو لا يطابق شيء منها عوامل التصفية المختارة.',
    },
  },
  en: { general: { noLabel: '—' } },
}
