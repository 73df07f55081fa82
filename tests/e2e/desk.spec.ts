import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { bodyOf, enterPanel, findBarriers, importDocument, makeArticle } from './panel.ts'

/** The article screen of the desk, in the words of `src/translations`. */
const languages = {
  ar: {
    accept: 'اعتماد',
    byImport: 'نشرتها عملية استيراد طُلب فيها النشر، وهذا الطلب في حكم تأكيد المدير.',
    correct: 'تصحيح',
    dismiss: 'ليست هي',
    edit: 'تحرير',
    keys: 'مفاتيح هذه الشاشة',
    missing: 'ناقص:',
    publish: 'نشر',
    ready: 'اعتماد',
    undo: 'تراجع',
    unknown: 'غير معروفة',
  },
  en: {
    accept: 'Accept',
    byImport: 'Published by an import that was told to, which counts as the admin’s confirmation.',
    correct: 'Correct',
    dismiss: 'Not this one',
    edit: 'Edit',
    keys: 'Keys on this screen',
    missing: 'Missing:',
    publish: 'Publish',
    ready: 'Mark as ready',
    undo: 'Undo',
    unknown: 'Not known',
  },
} as const

let count = 0

/** A subject of its own for each test: what others left in the archive is not found under it. */
const subjectOf = (lang: Lang): string => `${lang}${Date.now().toString(36)}${(count += 1)}`

const section = (page: Page, name: string) => page.locator(`[data-section="${name}"]`)

const openArticle = async ({ id, page }: { id: string; page: Page }): Promise<void> => {
  await page.goto(`/admin/collections/articles/${id}`)
  // A machine with much to do takes its time over the first page.
  await expect(section(page, 'checklist')).toBeVisible({ timeout: 60_000 })
}

/** Takes an action from the menu, with what its dialog asks for; the page is loaded anew then. */
const take = async ({
  action,
  fill = {},
  page,
}: {
  action: string
  fill?: Record<string, string>
  page: Page
}): Promise<void> => {
  const done = page.waitForResponse(
    (answer) => answer.url().endsWith(`/actions/${action}`) && answer.request().method() === 'POST',
  )
  const loaded = page.waitForEvent('load')
  await page.locator('.nashra-actions__more').click()
  await page.locator(`#action-${action}`).click()
  const dialog = page.locator('dialog.nashra-action')
  if (Object.keys(fill).length > 0) {
    for (const [name, text] of Object.entries(fill)) {
      await dialog.locator(`[name="${name}"]`).fill(text)
    }
    await dialog.locator('button[type="submit"]').click()
  }
  expect((await done).status()).toBe(200)
  await loaded
}

const articleNow = async ({ id, page }: { id: string; page: Page }) => {
  const answer = await page.request.get(`/api/articles/${id}?draft=true&depth=0`)
  return (await answer.json()) as { deck?: string; headline: string; slug: string; stage: string }
}

const makeLink = async ({ data, page }: { data: object; page: Page }): Promise<void> => {
  const made = await page.request.post('/api/related-links', { data: { kind: 'similar', ...data } })
  expect(made.status()).toBe(201)
}

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test.describe(`the article screen in ${lang}`, () => {
    test.setTimeout(240_000)

    test('leads from an import to published, corrected and withdrawn', async ({ page }) => {
      await enterPanel({ lang, page })
      const subject = subjectOf(lang)
      const id = await importDocument({
        name: `${subject}.txt`,
        page,
        text: [
          `أعلنت الجهات المعنية اليوم بدء العمل في جسر ${subject} وفق الخطة التي أقرت مطلع العام.`,
          `وأوضحت أن جسر ${subject} سيخدم سكان المنطقة، وأن الأعمال تستمر عدة أشهر قبل الافتتاح.`,
        ].join('\n\n'),
      })
      await openArticle({ id, page })
      await expect(section(page, 'rights')).toContainText(says.unknown)
      await expect(section(page, 'checklist')).toContainText(says.missing)

      // The document prints no headline, and the one that was inferred may not go out.
      const headline = `خبر يُنشر ${subject}`
      await page.locator('#field-headline').fill(headline)
      await expect.poll(async () => (await articleNow({ id, page })).headline).toBe(headline)

      const first = page.locator('#action-first')
      await expect(first).toHaveText(says.ready)
      const ready = page.waitForResponse((answer) => answer.url().endsWith('/actions/ready'))
      await first.click()
      expect((await ready).status()).toBe(200)
      await expect(page.locator('#field-stage')).toBeVisible()
      await expect.poll(async () => (await articleNow({ id, page })).stage).toBe('ready')
      // The page loads itself anew.
      await expect(first).toHaveText(says.publish)

      const publish = page.waitForResponse((answer) => answer.url().endsWith('/actions/publish'))
      const published = page.waitForEvent('load')
      await first.click()
      // Nobody knows whether the source allows it: the desk asks for the grounds.
      const dialog = page.locator('dialog.nashra-action')
      await dialog.locator('[name="reason"]').fill('إذن مكتوب')
      await dialog.locator('button[type="submit"]').click()
      expect((await publish).status()).toBe(200)
      await published
      const { slug } = await articleNow({ id, page })
      expect((await page.request.get(`/articles/${slug}`)).status()).toBe(200)

      await openArticle({ id, page })
      const correction = { after: 'مئتان', before: 'مئة', text: 'ورد الرقم خطأ.' }
      await take({ action: 'correct', fill: { ...correction, reason: 'كما سبق' }, page })
      await openArticle({ id, page })
      await section(page, 'issues').locator('summary').click()
      const acts = section(page, 'issues').locator('li')
      await expect(acts).toHaveCount(2)
      await expect(acts.first()).toContainText(says.correct)
      await expect(acts.first().locator('del')).toHaveText('مئة')
      await expect(acts.first().locator('ins')).toHaveText('مئتان')
      await expect(acts.last()).toContainText('إذن مكتوب')

      await take({ action: 'kill', fill: { reason: 'أمر قضائي' }, page })
      expect((await page.request.get(`/articles/${slug}`)).status()).not.toBe(200)
      await openArticle({ id, page })
      await expect(section(page, 'issues').locator('li')).toHaveCount(3)
      await expect(page.locator('#action-first')).toHaveCount(0)
    })

    test('says in its own words why nobody pressed a button', async ({ page }) => {
      await enterPanel({ lang, page })
      const subject = subjectOf(lang)
      const id = await importDocument({
        name: `${subject}.txt`,
        page,
        publish: true,
        text: [
          `افتتحت البلدية صباح اليوم سوق ${subject} الجديد بعد أعمال استمرت عامين كاملين.`,
          `وقالت إن سوق ${subject} يضم مئة متجر، وإن الأولوية فيه لأصحاب المتاجر القديمة.`,
        ].join('\n\n'),
      })
      await openArticle({ id, page })
      await section(page, 'issues').locator('summary').click()
      await expect(section(page, 'issues').locator('li')).toContainText([says.byImport])
    })

    test('takes a headline that was printed for it, and gives it back', async ({ page }) => {
      await enterPanel({ lang, page })
      const subject = subjectOf(lang)
      const body = bodyOf('بدأ العمل في الميناء اليوم. ويستمر شهرا.')
      const id = await makeArticle({ data: { body, headline: `مسودة ${subject}` }, page })
      const from = await makeArticle({ data: { headline: `صفحة أخرى ${subject}` }, page })
      const printed = `عنوان طُبع ${subject}`
      await makeLink({
        data: { from, kind: 'readAlso', state: 'resolved', title: printed, to: id },
        page,
      })

      await openArticle({ id, page })
      const headline = page.locator('#field-headline')
      const suggestions = section(page, 'suggestions')
      await suggestions.getByRole('button', { name: `${says.accept} ${printed}` }).click()
      await expect(headline).toHaveValue(printed)
      await expect.poll(async () => (await articleNow({ id, page })).headline).toBe(printed)
      await suggestions.getByRole('button', { name: says.undo }).click()
      await expect(headline).toHaveValue(`مسودة ${subject}`)
      await expect
        .poll(async () => (await articleNow({ id, page })).headline)
        .toBe(`مسودة ${subject}`)

      await suggestions.getByRole('button', { name: /بدأ العمل/ }).click()
      await expect(page.locator('#field-deck')).toHaveValue('بدأ العمل في الميناء اليوم.')
    })

    test('accepts and dismisses what a title may mean, and undoes it', async ({ page }) => {
      await enterPanel({ lang, page })
      const subject = subjectOf(lang)
      const near = `توسعة ميناء المدينة القديمة ${subject} تبدأ الشهر المقبل وفق الخطة`
      const to = await makeArticle({ data: { headline: near.replace('المقبل', 'القادم') }, page })
      const id = await makeArticle({ data: { headline: `مادة فيها عنوان ${subject}` }, page })
      await makeLink({ data: { from: id, title: near }, page })

      await openArticle({ id, page })
      const links = section(page, 'links')
      const suggested = links.locator('.nashra-desk__suggestion')
      await expect(suggested).toHaveCount(1)
      await suggested.getByRole('button', { name: says.accept }).click()
      await expect(suggested).toHaveCount(0)
      await expect(links.getByRole('link', { name: /القادم/ })).toHaveAttribute(
        'href',
        new RegExp(to),
      )
      await links.getByRole('button', { name: says.undo }).click()
      await suggested.getByRole('button', { name: says.dismiss }).click()
      await expect(suggested).toHaveCount(0)
      await links.getByRole('button', { name: says.undo }).click()
      await expect(suggested).toHaveCount(1)
    })

    test('leads to what is missing, and shows its keys, which no field hears', async ({ page }) => {
      await enterPanel({ lang, page })
      const id = await makeArticle({ data: { headline: `مادة بلا مصدر ${subjectOf(lang)}` }, page })
      await openArticle({ id, page })
      await section(page, 'checklist').getByRole('button', { name: says.edit }).first().click()
      await expect(page.locator('#field-source input').first()).toBeFocused()
      const headline = page.locator('#field-headline')
      await headline.focus()
      await page.keyboard.press('End')
      await page.keyboard.type('rxp?')
      await expect(headline).toHaveValue(/rxp\?$/)
      await expect(page.locator('dialog[open]')).toHaveCount(0)
      await headline.blur()
      await page.keyboard.type('?')
      await expect(page.getByRole('dialog', { name: says.keys })).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('x')
      await expect(page.locator('dialog.nashra-action')).toBeVisible()
    })

    test('shows a viewer no button that a viewer may not use', async ({ page }) => {
      await enterPanel({ lang, page })
      const id = await makeArticle({ data: { headline: `مادة للقراءة ${subjectOf(lang)}` }, page })
      const viewer = {
        email: `viewer-${subjectOf(lang)}@example.org`,
        password: 'a viewer of tests',
      }
      const made = await page.request.post('/api/users', {
        data: { ...viewer, name: 'viewer', role: 'viewer' },
      })
      expect(made.status()).toBe(201)
      await page.context().clearCookies()
      await enterPanel({ as: viewer, lang, page })
      await openArticle({ id, page })
      await expect(page.locator('.nashra-desk__small')).toHaveCount(0)
      await expect(page.locator('.nashra-actions button')).toHaveCount(0)
    })

    test('is legible to everybody, in either theme', async ({ page }) => {
      await enterPanel({ lang, page })
      const subject = subjectOf(lang)
      const id = await makeArticle({ data: { headline: `مادة ${subject}` }, page })
      await makeLink({ data: { from: id, title: `عنوان فقط ${subject}` }, page })
      for (const value of ['light', 'dark']) {
        const url = test.info().project.use.baseURL ?? ''
        await page.context().addCookies([{ name: 'payload-theme', url, value }])
        await openArticle({ id, page })
        await page.locator('details[data-section]').evaluateAll((all) => {
          for (const details of all as HTMLDetailsElement[]) details.open = true
        })
        expect(await findBarriers({ page, within: '.nashra-desk' }), value).toEqual([])
      }
    })
  })
}
