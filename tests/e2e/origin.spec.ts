import { createRequire } from 'node:module'

import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/** The original beside the article, in the words of `src/translations`. */
const languages = {
  ar: {
    byHand: 'كُتبت هذه المادة هنا',
    changed: 'كلمات متغيّرة',
    edited: 'المادة الآن',
    inDocument: 'في الوثيقة',
    next: 'التغيير التالي',
    of: (at: number, all: number) => `التغيير ${at} من ${all}`,
    original: 'الأصل',
    removed: 'حُذف هنا:',
    spelling: 'الهمزة',
    tab: 'النص الأصلي',
  },
  en: {
    byHand: 'This article was written here',
    changed: 'Words changed',
    edited: 'Article now',
    inDocument: 'In the document',
    next: 'Next change',
    of: (at: number, all: number) => `Change ${at} of ${all}`,
    original: 'Original',
    removed: 'Removed here:',
    spelling: 'Hamza',
    tab: 'Original',
  },
} as const

type Lang = keyof typeof languages
type Node = { [attribute: string]: unknown; children?: Node[]; text?: string }
type Doc = { body: { root: Node }; documentPart?: string; id: string; tags?: unknown[] }

const signIn = async ({ lang, page }: { lang: Lang; page: Page }) => {
  const url = test.info().project.use.baseURL ?? ''
  await page.context().addCookies([{ name: 'payload-lng', url, value: lang }])
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env
  const answer = await page.request.post('/api/users/login', { data: { email, password } })
  expect(answer.status()).toBe(200)
}

/** A main article of the seeds with tags, as it was imported. */
const seedArticle = async (page: Page): Promise<Doc> => {
  const found = await page.request.get('/api/articles?draft=true&depth=0&limit=20&sort=createdAt')
  const { docs } = (await found.json()) as { docs: Doc[] }
  const article = docs.find(({ documentPart, tags }) => documentPart === 'main' && tags?.length)
  expect(article).toBeDefined()
  return article as Doc
}

const saveDraft = async ({ data, id, page }: { data: object; id: string; page: Page }) => {
  const answer = await page.request.patch(`/api/articles/${id}?draft=true`, { data })
  expect(answer.status()).toBe(200)
}

/** One word replaced, one spelled otherwise, three taken out: in the first two paragraphs. */
const edited = ({ root }: Doc['body']): Doc['body'] => {
  const changed = structuredClone(root)
  const [first, second] = (changed.children ?? []).map(({ children = [] }) => children[0])
  const words = first?.text?.split(' ') ?? []
  words[0] = (words[0] ?? '').replace('أ', 'ا')
  words[2] = 'كلمة'
  if (first) first.text = words.join(' ')
  if (second) second.text = second.text?.split(' ').toSpliced(2, 3).join(' ') ?? ''
  return { root: changed }
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
type AxeResults = { violations: { help: string; id: string; nodes: { html: string }[] }[] }
const violations = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: axe })
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (at: string) => Promise<AxeResults> } }).axe.run(
      '.nashra-origin',
    ),
  )
  return found.map(({ help, id, nodes }) => `${id}: ${help} ${nodes[0]?.html ?? ''}`)
}

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test.describe(`the original beside the article in ${lang}`, () => {
    let article: Doc

    test.beforeEach(async ({ page }) => {
      await signIn({ lang, page })
      article = await seedArticle(page)
      await saveDraft({ data: { body: edited(article.body) }, id: article.id, page })
    })

    // The other tests look at the articles of the seeds as they were imported.
    test.afterEach(async ({ page }) => {
      await saveDraft({ data: { body: article.body }, id: article.id, page })
    })

    test('marks what was changed, and goes from change to change by keyboard', async ({ page }) => {
      await page.goto(`/admin/collections/articles/${article.id}`)
      await page.getByRole('link', { exact: true, name: says.tab }).click()
      await expect(page.getByRole('heading', { exact: true, name: says.edited })).toBeVisible()
      const original = page.getByRole('region', { exact: true, name: says.original })
      const now = page.locator('[data-edited]')

      await expect(page.locator('.nashra-origin__count--changed')).toContainText(`${says.changed}1`)
      await expect(now.locator('ins')).toHaveText(/كلمة/)
      await expect(original.locator('del')).toHaveCount(2)
      await expect(now.locator('.nashra-origin__spelling')).toHaveAttribute('title', says.spelling)
      await expect(now.locator('.nashra-origin__gap')).toContainText(says.removed)

      const status = page.getByRole('status').filter({ hasText: says.of(1, 3) })
      await page.keyboard.press('n')
      await expect(status).toBeVisible()
      await page.keyboard.press('n')
      await expect(now.locator('ins')).toBeFocused()
      await expect(original.locator('del').first()).toHaveClass(/is-lit/)
      await page.getByRole('button', { name: says.next }).click()
      await expect(now.locator('.nashra-origin__gap')).toBeFocused()
      await page.keyboard.press('p')
      await page.keyboard.press('p')
      await expect(now.locator('.nashra-origin__spelling')).toBeFocused()
    })

    test('leads from a value to its place in the document', async ({ page }) => {
      await page.goto(`/admin/collections/articles/${article.id}/origin`)
      const original = page.getByRole('region', { exact: true, name: says.original })
      const source = page.locator('.nashra-origin__value--source')
      const name = await source.locator('bdi').first().innerText()
      await source.getByRole('button', { name: says.inDocument }).focus()
      await expect(original.locator('.is-lit')).toHaveText([name])
      await expect(original.locator('.is-lit')).toBeInViewport()

      const tag = page.locator('.nashra-origin__value--tags').last()
      await tag.hover()
      await expect(original.locator('.is-lit')).toHaveText([
        await tag.locator('bdi').first().innerText(),
      ])

      const rows = page.locator('[data-row]')
      await rows.first().focus()
      await page.keyboard.press('ArrowDown')
      await expect(rows.nth(1)).toBeFocused()
      await expect(original.locator('.is-lit').first()).toBeInViewport()
    })

    test('is legible to everybody, in either theme and on a telephone', async ({ page }) => {
      for (const theme of ['light', 'dark']) {
        const url = test.info().project.use.baseURL ?? ''
        await page.context().addCookies([{ name: 'payload-theme', url, value: theme }])
        for (const width of [1280, 400]) {
          await page.setViewportSize({ height: 800, width })
          await page.goto(`/admin/collections/articles/${article.id}/origin`)
          await expect(page.locator('[data-document]')).toBeVisible()
          expect(await violations(page), `${theme} ${width}`).toEqual([])
          const isWide = await page.evaluate(
            () => document.documentElement.scrollWidth <= window.innerWidth,
          )
          expect(isWide, `${theme} ${width}`).toBe(true)
        }
      }
    })

    test('says of an article that was written here that it has none', async ({ page }) => {
      const made = await page.request.post('/api/articles?draft=true', {
        data: { body: article.body, headline: 'مادة كُتبت هنا' },
      })
      const { doc } = (await made.json()) as { doc: { id: string } }
      await page.goto(`/admin/collections/articles/${doc.id}/origin`)
      await expect(page.getByText(says.byHand)).toBeVisible()
      await expect(page.getByRole('button', { name: says.next })).toHaveCount(0)
      await expect(page.locator('[data-edited] p').first()).toBeVisible()
      await expect(page.locator('[data-edited] ins')).toHaveCount(0)
      await page.request.delete(`/api/articles/${doc.id}`)
    })
  })
}
