import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { enterPanel, findBarriers } from './panel.ts'

/** Importing from the panel, in the words of `src/translations`. */
const languages = {
  ar: {
    again: 'استيراد جديد',
    adminsOnly: 'الاستيراد من شأن المديرين وحدهم',
    dryRun: 'جرّب أولا',
    finished: 'اكتملت',
    importNow: 'استوردها الآن',
    filter: 'عرض بحسب النتيجة',
    link: 'الاستيراد',
    new: 'جديدة',
    none: 'لا وثيقة تطابق',
    notArabic: 'النص ليس بالعربية.',
    rejected: 'مرفوضة',
    retry: 'إعادة ما رُفض',
    rolledBack: 'جرى التراجع عنها',
    rollback: 'التراجع…',
    rollbackDo: 'تراجع',
    search: 'ابحث في الملف أو المفتاح أو السبب',
    wouldBeNew: 'ستضاف',
    wouldBeRejected: 'ستُرفض',
  },
  en: {
    again: 'New import',
    adminsOnly: 'Only administrators import',
    dryRun: 'Try it first',
    finished: 'Finished',
    importNow: 'Import them now',
    filter: 'Show by outcome',
    link: 'Import',
    new: 'New',
    none: 'No document matches',
    notArabic: 'The text is not Arabic.',
    rejected: 'Rejected',
    retry: 'Retry what was rejected',
    rolledBack: 'Rolled back',
    rollback: 'Roll back…',
    rollbackDo: 'Roll back',
    search: 'Search file, key or reason',
    wouldBeNew: 'Would be new',
    wouldBeRejected: 'Would be rejected',
  },
} as const

/** A document that no other run of these tests gives. */
const good = (subject: string): string =>
  [
    `أعلنت الجهات المعنية اليوم بدء العمل في ${subject} وفق الخطة التي أقرت مطلع العام الجاري.`,
    `وأوضحت أن ${subject} سيخدم سكان المنطقة، وأن الأعمال تستمر عدة أشهر قبل الافتتاح الرسمي.`,
    `ومن المتوقع أن تعلن نتائج المرحلة الأولى من ${subject} في الأسابيع المقبلة.`,
  ].join('\n\n')

const chooseFiles = (page: Page, of: string): Promise<void> =>
  page.setInputFiles(
    '.nashra-import__drop input[type=file]',
    [
      { name: `${of}-1.txt`, text: good(`ساحة ${of} الأولى`) },
      { name: `${of}-2.txt`, text: 'This is a page in English, and nothing else.\n'.repeat(5) },
      { name: `${of}-3.txt`, text: good(`مكتبة ${of} الثانية`) },
    ].map(({ name, text }) => ({ buffer: Buffer.from(text), mimeType: 'text/plain', name })),
  )

const outcomesOn = (page: Page) => page.locator('.nashra-import__outcomes tr').allInnerTexts()

/** To everybody, and without scrolling aside on a telephone. */
const isLegible = async (page: Page): Promise<void> => {
  expect(await findBarriers({ page, within: '.nashra-import' })).toEqual([])
  await page.setViewportSize({ height: 900, width: 400 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  )
  await page.setViewportSize({ height: 900, width: 1280 })
}

for (const lang of Object.keys(languages) as Lang[]) {
  const says = languages[lang]

  test.describe(`import, ${lang}`, () => {
    test('tries a bad file among good ones, imports them, and takes them back', async ({
      page,
    }) => {
      // Four runs of a worker that looks for work once a second.
      test.slow()
      const of = `${lang}${Date.now()}`
      await enterPanel({ lang, page })
      await page.goto('/admin/import')
      await expect(page.locator('.nashra-import__drop')).toBeVisible()
      await isLegible(page)
      await chooseFiles(page, of)
      // By keyboard: the first button tries.
      await page.getByRole('button', { name: says.dryRun }).focus()
      await page.keyboard.press('Enter')

      const state = page.locator('.nashra-import__state')
      await expect(state).toHaveText(says.finished, { timeout: 60_000 })
      expect(await outcomesOn(page)).toEqual([
        expect.stringMatching(new RegExp(`^${says.wouldBeNew}\\s+2$`)),
        expect.stringMatching(new RegExp(`^${says.wouldBeRejected}\\s+1$`)),
      ])
      await expect(page.locator('.nashra-import__lines > li')).toHaveCount(3)

      await page.getByRole('button', { name: says.importNow }).click()
      await expect(page.getByRole('button', { name: says.rollback })).toBeVisible({
        timeout: 60_000,
      })
      const lines = page.locator('.nashra-import__lines > li')
      await expect(lines).toHaveCount(3)

      await page.getByLabel(says.filter).selectOption('rejected')
      await expect(lines).toHaveCount(1)
      await expect(lines).toContainText(says.notArabic)
      await lines.locator('summary').focus()
      await page.keyboard.press('Enter')
      await expect(lines.locator('dl')).toContainText(`${of}-2.txt`)
      await isLegible(page)
      await page.getByLabel(says.search).fill('nothing is called so')
      await expect(page.locator('.nashra-import__report')).toContainText(says.none)
      await page.getByLabel(says.search).fill(`${of}-3`)
      await page.getByLabel(says.filter).selectOption('')
      await expect(lines).toHaveCount(1)
      await lines.locator('summary').click()
      const link = lines.locator('dl a')
      await expect(link).toContainText(`مكتبة ${of}`)
      await expect(link).toHaveAttribute('href', /\/admin\/collections\/articles\//)

      await page.getByRole('button', { name: says.rollback }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText(/\b3\b/)
      expect(await findBarriers({ page, within: 'dialog' })).toEqual([])
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await page.getByRole('button', { name: says.rollback }).click()
      await dialog.getByRole('button', { exact: true, name: says.rollbackDo }).click()
      await expect(state).toHaveText(says.rolledBack, { timeout: 60_000 })
      const left = await page.request.get(`/api/documents?where[sourceKey][like]=${of}&depth=0`)
      expect(((await left.json()) as { totalDocs: number }).totalDocs).toBe(0)
    })

    test('retries what was rejected in a run of its own', async ({ page }) => {
      test.slow()
      const of = `r${lang}${Date.now()}`
      await enterPanel({ lang, page })
      const form = new FormData()
      form.append('files', new Blob(['Nothing but English here.\n'.repeat(9)]), `${of}.txt`)
      const sent = await page.request.post('/api/import-runs/upload', { multipart: form })
      const { upload } = (await sent.json()) as { upload: string }
      const begun = await page.request.post('/api/import-runs/start', { data: { upload } })
      const { id } = (await begun.json()) as { id: string }
      await page.goto(`/admin/import?run=${id}`)
      await page.getByRole('button', { name: says.retry }).click({ timeout: 60_000 })
      await expect(page.getByRole('dialog')).toContainText(/\b1\b/)
      await page.getByRole('dialog').getByRole('button', { name: says.retry }).click()
      await expect(page).not.toHaveURL(new RegExp(id))
      await expect(page.locator('.nashra-import__lines > li')).toHaveCount(1, { timeout: 60_000 })
      await page.getByRole('button', { name: says.again }).click()
      await expect(page.locator('.nashra-import__recent li').first()).toContainText(`${of}.txt`)
    })

    test('is for administrators alone', async ({ page }) => {
      await enterPanel({ lang, page })
      await page.goto('/admin/import')
      const menu = page.locator('#nav-import')
      await expect(menu).toHaveText(says.link)
      const person = {
        email: `import-${lang}-${Date.now()}@example.org`,
        password: 'for tests only',
      }
      const made = await page.request.post('/api/users', {
        data: { ...person, name: 'editor', role: 'editor' },
      })
      expect(made.status()).toBe(201)
      const { doc } = (await made.json()) as { doc: { id: string } }
      await enterPanel({ as: person, lang, page })
      await page.goto('/admin/import')
      await expect(page.locator('.nashra-import')).toContainText(says.adminsOnly)
      await expect(page.locator('.nashra-import__drop')).toHaveCount(0)
      await expect(menu).toHaveCount(0)
      expect((await page.request.get('/api/import-runs/settings')).status()).toBe(403)
      await enterPanel({ lang, page })
      await page.request.delete(`/api/users/${doc.id}`)
    })
  })
}
