import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/** What the panel says, in the words of `src/translations`. */
const languages = {
  ar: {
    archive: 'الأرشيف',
    articles: 'المواد',
    dir: 'rtl',
    headline: 'العنوان',
    stage: 'المرحلة',
    tabs: ['المحتوى', 'الأصل', 'النشر', 'مواد ذات صلة'],
    text: 'النص',
  },
  en: {
    archive: 'Archive',
    articles: 'Articles',
    dir: 'ltr',
    headline: 'Headline',
    stage: 'Stage',
    tabs: ['Content', 'Provenance', 'Publishing', 'Relations'],
    text: 'Text',
  },
} as const

const signIn = async ({ lang, page }: { lang: keyof typeof languages; page: Page }) => {
  await page
    .context()
    .addCookies([{ name: 'payload-lng', url: test.info().project.use.baseURL ?? '', value: lang }])
  await page.goto('/admin/login')
  await page.locator('input[name=email]').fill(process.env.ADMIN_EMAIL ?? '')
  await page.locator('input[name=password]').fill(process.env.ADMIN_PASSWORD ?? '')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/\/admin\/?$/)
}

/** A text of one paragraph, as the editor keeps it. */
const textOf = (text: string) => {
  const node = { direction: null, format: '', indent: 0, version: 1 }
  const words = { detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }
  const paragraph = { ...node, children: [words], textFormat: 0, textStyle: '', type: 'paragraph' }
  return { root: { ...node, children: [paragraph], type: 'root' } }
}

const isAsWideAsTheWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test.describe(`the admin panel in ${lang}`, () => {
    let elsewhere: string[]

    test.beforeEach(async ({ page }) => {
      elsewhere = []
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') elsewhere.push(request.url())
      })
      await signIn({ lang, page })
    })

    test.afterEach(() => {
      expect(elsewhere, 'nothing is asked of the network').toEqual([])
    })

    test('runs in the direction of its language, and is as wide as the window', async ({
      page,
    }) => {
      await expect(page.locator('html')).toHaveAttribute('dir', new RegExp(says.dir, 'i'))
      await expect(page.getByRole('heading', { name: says.archive })).toBeVisible()
      for (const path of [
        '',
        '/collections/articles',
        '/collections/sources',
        '/collections/tags',
      ]) {
        await page.goto(`/admin${path}`)
        await page.waitForLoadState('networkidle')
        expect(await isAsWideAsTheWindow(page), path).toBe(true)
      }
    })

    test('lists the four articles of the seeds', async ({ page }) => {
      await page.goto('/admin/collections/articles')
      await expect(page.getByRole('heading', { exact: true, name: says.articles })).toBeVisible()
      await expect(page.locator('table tbody tr')).toHaveCount(4)
      await expect(page.getByText('رد قريب من حماس بشأن المقترح الإسرائيلي').first()).toBeVisible()
    })

    test('opens an article with its fields as an editor groups them', async ({ page }) => {
      await page.goto('/admin/collections/articles')
      await page.getByRole('link', { name: /رئاسة COP29/ }).click()
      await expect(page.locator('#field-headline')).toHaveValue(/رئاسة COP29/)
      for (const tab of says.tabs) {
        await expect(page.getByRole('button', { exact: true, name: tab })).toBeVisible()
      }
      await expect(page.locator('label[for=field-headline]')).toContainText(says.headline)
      await expect(page.getByText(says.text, { exact: true })).toBeVisible()
      await expect(page.locator('label', { hasText: says.stage }).first()).toBeVisible()

      const editor = page.locator('.rich-text-lexical [contenteditable=true]')
      await expect(editor).toContainText('أطلقت رئاسة مؤتمر الأطراف')
      await expect(editor.locator('p').first()).toHaveCSS('direction', 'rtl')
      expect(await isAsWideAsTheWindow(page)).toBe(true)
    })

    test('shows the related titles of an article, the linked one as linked', async ({ page }) => {
      await page.goto('/admin/collections/articles')
      await page.getByRole('link', { name: /دعا الأمين العام للأمم المتحدة/ }).click()
      await page.getByRole('button', { exact: true, name: says.tabs[3] }).click()
      const rows = page.locator('#field-linksOut table tbody tr')
      await expect(rows).toHaveCount(10)
      await expect(rows.nth(2)).toContainText('رد قريب من حماس')
    })
  })
}

test('an editor writes a headline, and readers see it once it is published', async ({ page }) => {
  await signIn({ lang: 'ar', page })
  // An article of its own: the other tests look at those of the seeds as they were imported.
  const made = await page.request.post('/api/articles?draft=true', {
    data: { body: textOf('نص كتبه محرر.'), headline: 'مسودة بلا عنوان بعد' },
  })
  const { doc } = (await made.json()) as { doc: { id: string } }
  const written = 'عنوان كتبه محرر قبل النشر'

  await page.goto(`/admin/collections/articles/${doc.id}`)
  const headline = page.locator('#field-headline')
  await expect(headline).toHaveValue('مسودة بلا عنوان بعد')
  const saved = page.waitForResponse((response) => response.url().includes('autosave=true'))
  await headline.fill(written)
  expect((await saved).status()).toBe(200)
  await page.waitForResponse((response) => response.url().endsWith('/actions'))
  const reader = await page.context().browser()!.newPage()
  await reader.goto(new URL('/', page.url()).href)
  await expect(reader.getByText(written)).toHaveCount(0)

  await page.locator('#action-first').click()
  await expect(page.locator('#action-first')).toHaveText('نشر')
  const published = page.waitForResponse((response) => response.url().endsWith('/actions/publish'))
  await page.locator('#action-first').click()
  // The article names no source, so nobody knows whether it may be published: somebody has to say why.
  await page.locator('dialog textarea[name=reason]').fill('كتبناه بأنفسنا')
  await page.locator('dialog button[type=submit]').click()
  expect((await published).status()).toBe(200)
  await reader.reload()
  await expect(reader.getByText(written).first()).toBeVisible()

  await page.waitForLoadState('load')
  await page.locator('#action-more').click()
  await page.locator('#action-kill').click()
  const killed = page.waitForResponse((response) => response.url().endsWith('/actions/kill'))
  await page.locator('dialog textarea[name=reason]').fill('اختبار')
  await page.locator('dialog button[type=submit]').click()
  expect((await killed).status()).toBe(200)
  await reader.reload()
  await expect(reader.getByText(written)).toHaveCount(0)
  await reader.close()
})
