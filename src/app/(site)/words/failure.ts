/**
 * What the error page says. Apart from the other strings because that page alone runs in the
 * browser, and would otherwise bring the whole table along.
 */
export const failure = {
  heading: 'تعذر عرض هذه الصفحة الآن',
  help: 'الخلل عندنا لا عندك. أعد المحاولة بعد قليل.',
  retry: 'أعد المحاولة',
} as const
