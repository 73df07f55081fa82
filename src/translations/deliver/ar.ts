import type { deliver as english } from './en.ts'

/** As `en.ts`, for readers of Arabic. */
export const deliver: typeof english = {
  format: {
    after: 'والصواب:',
    before: 'ورد سابقا:',
    corrections: 'تصويبات',
    correctionOf: 'تصويب: {{headline}}',
    correctionsFeed: '{{site}}: التصويبات',
    excerpt: 'هذا مقتطف من المادة، بقدر ما تسمح به شروط مصدرها.',
    headlineInferred: 'العنوان مستخلص آليا من نص المادة.',
    killed: 'سُحبت هذه المادة. يرجى عدم استعمالها وحذف ما لديكم من نسخها.',
    original: 'الأصل:',
    readHere: 'كما نشرت هنا:',
    subject: 'مواد {{name}} في {{site}}',
    withdrawn: 'لم تعد هذه المادة منشورة هنا.',
  },
  deliverRefusal: {
    badCursor:
      'قيمة «before» لا تدل على موضع في هذه القائمة. خذها من رابط الصفحة التالية أو احذفها.',
    badFormat: 'قيمة «format» إما «html» أو «json».',
    badId: 'قيمة «id» يجب أن تكون معرف مادة، وهو UUID.',
    badLimit: 'قيمة «limit» يجب أن تكون عددا صحيحا من 1 إلى {{most}}.',
    badOperator:
      'المعامل في «{{parameter}}» لا يصلح للسؤال عن هذا الحقل. استعمل غيره، مثل «equals».',
    badPage:
      'قيمة «file» لا تدل على ملف من ملفات الخريطة، وهي news.xml وnews-2.xml وما يليهما، وarticles-1.xml وsources-1.xml وtags-1.xml وما يليها.',
    anotherHistory:
      'بدأ الأرشيف سجلا جديدا، كأن يستعاد من نسخة احتياطية. احذف نسختك وابدأ من جديد من غير «since».',
    badSince:
      'قيمة «since» لا تدل على موضع في سجل التغييرات. خذها من «cursor» في آخر جواب، أو احذفها للبدء من أوله.',
    badSlug: 'قيمة «{{parameter}}» يجب أن تكون الجزء المقروء من العنوان، بما لا يزيد على 200 حرف.',
    badText: 'قيمة «text» إما «html» أو «lexical» أو «none».',
    badValue: 'في السؤال قيمة ليست من نوع حقلها، كمعرف أو عدد لا يصح. صححها.',
    badValueOf: 'قيمة «{{parameter}}» ليست من نوع ما يحمله هذا الحقل. صححها.',
    badVersion: 'قيمة «version» إما «3.1» أو «2.2».',
    databaseSilent: 'لا تجيب قاعدة البيانات. تحقق من أنها تعمل ومن DATABASE_URL.',
    failed: 'تعذر إعداد الجواب. أعد المحاولة، والتفاصيل في سجل الخادم.',
    noArticle: 'لا مادة منشورة على هذا العنوان.',
    noFile: 'لا شيء على هذا العنوان.',
    noName: 'لا وسم ولا مصدر على هذا العنوان.',
    notMigrated:
      'لم تنفذ بعد هذه الترحيلات على قاعدة البيانات: {{names}}. نفذها بالأمر npm run migrate.',
    tagOrSource: 'اذكر وسما أو مصدرا، لا كليهما.',
    twice: 'ورد أحد المعطيات مرتين. اذكر كلا منها مرة واحدة.',
    unknown: 'لا يعرف هذا العنوان معطى بهذا الاسم. المعطيات: {{names}}.',
  },
}
