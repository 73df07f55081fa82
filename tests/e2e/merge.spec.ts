import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/** Tags and sources are merged and taken apart again, in the words of `src/translations`. */
const languages = {
  ar: {
    change: 'ما سيتغير',
    differs: 'التاء المربوطة والهاء',
    dismiss: 'هما اثنان',
    intoItself: 'لا يدمج الشيء في نفسه',
    look: 'عرض ما سيتغير',
    merge: 'دمج',
    into: 'في',
    mergeInto: 'دمج في…',
    reopen: 'تراجع',
    title: { sources: 'دمج المصادر', tags: 'دمج الوسوم' },
    undo: 'تراجع عن الدمج',
    undone: 'تم التراجع',
  },
  en: {
    change: 'What changes',
    differs: 'Teh marbuta or heh',
    dismiss: 'They are two',
    intoItself: 'Nothing can be merged into itself',
    look: 'Look at what changes',
    merge: 'Merge',
    into: 'Into',
    mergeInto: 'Merge into…',
    reopen: 'Take back',
    title: { sources: 'Merge sources', tags: 'Merge tags' },
    undo: 'Undo',
    undone: 'Undone',
  },
} as const

type Kind = 'sources' | 'tags'
type Name = { id: string; name: string }

/** Letters for a number: the names of every run are new, and no two look like one by chance. */
const letters = (): string =>
  Array.from({ length: 7 }, () => 'بتثجحخدذرزسشصضطظفقكلمن'[Math.floor(Math.random() * 22)]).join('')

const makeName = async ({
  data = {},
  name,
  of,
  page,
}: {
  data?: object
  name: string
  of: Kind
  page: Page
}): Promise<Name> => {
  const own = of === 'tags' ? { label: name, status: 'approved' } : { kind: 'outlet', name }
  const made = await page.request.post(`/api/${of}?depth=0`, { data: { ...own, ...data } })
  expect(made.status()).toBe(201)
  return { id: ((await made.json()) as { doc: { id: string } }).doc.id, name }
}

const fieldOf = async ({ field, id, page }: { field: string; id: string; page: Page }) => {
  const found = await page.request.get(`/api/articles/${id}?draft=true&depth=0`)
  return ((await found.json()) as Record<string, unknown>)[field]
}

for (const lang of ['ar', 'en'] as const satisfies readonly Lang[]) {
  const says = languages[lang]

  test.describe(`merging in ${lang}`, () => {
    test.beforeEach(({ page }) => enterPanel({ lang, page }))

    test('tags: from a suggestion, with a preview, and back', async ({ page }) => {
      const word = letters()
      const from = await makeName({ name: `قضيه ${word}`, of: 'tags', page })
      const into = await makeName({ name: `قضية ${word}`, of: 'tags', page })
      const headline = `مادة عن ${word}`
      const article = await makeArticle({ data: { headline, tags: [from.id] }, page })
      for (const about of ['أولى', 'ثانية']) {
        const data = { headline: `مادة ${about}`, tags: [into.id] }
        await makeArticle({ data, page })
      }

      await page.goto('/admin/collections/tags')
      await page.locator('.nashra-merge-line a').click()
      await expect(page.getByRole('heading', { level: 1, name: says.title.tags })).toBeVisible()
      const pair = page.getByRole('article', { name: `${from.name} · ${into.name}` })
      await expect(pair).toContainText(says.differs)
      await expect(pair).toContainText(headline)

      await pair.getByRole('button', { name: says.dismiss }).click()
      await expect(pair).toHaveCount(0)
      const dismissed = page.locator('.nashra-merge__dismissed', { hasText: from.name })
      await dismissed.getByRole('button', { name: says.reopen }).click()
      await pair.getByRole('button', { name: says.look }).click()

      const preview = page.locator('.nashra-merge__preview')
      await expect(preview.getByRole('heading', { name: says.change })).toBeVisible()
      await expect(preview.locator('s')).toHaveText(from.name)
      await expect(preview).toContainText(headline)
      expect(await findBarriers({ page, within: '.nashra-merge' })).toEqual([])

      // The other name stays, and then this one again.
      await preview.locator('#merge-swap').click()
      await expect(preview.locator('s')).toHaveText(into.name)
      await preview.locator('#merge-swap').click()
      await expect(preview.locator('s')).toHaveText(from.name)

      await preview.locator('#merge-now').click()
      await expect(preview.getByRole('status')).toContainText(into.name)
      expect(await fieldOf({ field: 'tags', id: article, page })).toEqual([into.id])
      await expect(pair).toHaveCount(0)

      const past = page.locator('.nashra-merge__past > li', { hasText: from.name })
      await past.getByRole('button', { name: says.undo }).click()
      await expect(past.locator('.nashra-merge__state--undone')).toBeVisible()
      expect(await fieldOf({ field: 'tags', id: article, page })).toEqual([from.id])
      await expect(past.getByRole('button', { name: says.undo })).toHaveCount(0)
    })

    test('sources: by a search from one’s own screen, by keyboard, and back', async ({ page }) => {
      const word = letters()
      const rights = (republish: string) => ({ rights: { republish } })
      const from = await makeName({
        data: rights('yes'),
        name: `منبر ${word}`,
        of: 'sources',
        page,
      })
      const into = await makeName({ data: rights('no'), name: `مرفأ ${word}`, of: 'sources', page })
      const data = { headline: `مادة من ${word}`, source: from.id }
      const article = await makeArticle({ data, page })

      await page.goto(`/admin/collections/sources/${from.id}`)
      await page.getByRole('link', { name: says.mergeInto }).click()
      await expect(page.getByRole('heading', { level: 1, name: says.title.sources })).toBeVisible()
      const search = page.getByRole('searchbox', { exact: true, name: says.into })
      await search.fill(from.name)
      const found = page.locator('.nashra-merge__found')
      await found.getByRole('button', { name: from.name }).press('Enter')
      await expect(page.getByRole('alert').filter({ hasText: says.intoItself })).toBeVisible()

      const pickers = page.locator('.nashra-merge__picker')
      await pickers.last().getByRole('button').press('Enter')
      await search.fill(into.name)
      await found.getByRole('button', { name: into.name }).press('Enter')
      const preview = page.locator('.nashra-merge__preview')
      await expect(preview.locator('.nashra-merge__terms tbody tr')).toHaveCount(1)
      await preview.locator('#merge-now').press('Enter')
      await expect(preview.getByRole('status')).toContainText(into.name)
      expect(await fieldOf({ field: 'source', id: article, page })).toBe(into.id)

      await preview.getByRole('button', { name: says.undo }).press('Enter')
      await expect(preview.getByRole('status')).toContainText(says.undone)
      expect(await fieldOf({ field: 'source', id: article, page })).toBe(from.id)
      expect(await findBarriers({ page, within: '.nashra-merge' })).toEqual([])
    })

    test('is not offered to a contributor, and refused', async ({ browser, page }) => {
      const person = {
        email: `merge-${lang}@example.org`,
        password: 'a password for tests only',
      }
      await page.request.post('/api/users', {
        data: { ...person, name: 'contributor', role: 'contributor' },
      })
      const context = await browser.newContext()
      const other = await context.newPage()
      await enterPanel({ as: person, lang, page: other })
      await other.goto('/admin/collections/tags')
      await expect(other.locator('.collection-list')).toBeVisible()
      await expect(other.locator('.nashra-merge-line, #nav-merge-tags')).toHaveCount(0)
      await other.goto('/admin/merge/tags')
      await expect(other.locator('.nashra-merge')).toBeVisible()
      await expect(other.locator('.nashra-merge input')).toHaveCount(0)
      expect((await other.request.get('/api/tags/merges')).status()).toBe(403)
      await context.close()
    })

    test('is legible to everybody, in either theme and on a telephone', async ({ page }) => {
      const url = test.info().project.use.baseURL ?? ''
      for (const [theme, width] of [
        ['light', 400],
        ['dark', 1280],
      ] as const) {
        await page.context().addCookies([{ name: 'payload-theme', url, value: theme }])
        await page.setViewportSize({ height: 800, width })
        await page.goto('/admin/merge/tags')
        await expect(page.locator('.nashra-merge__past')).toBeAttached()
        await expect(page.locator('.nashra-merge [role="status"]')).toHaveCount(0)
        expect(await findBarriers({ page, within: '.nashra-merge' }), theme).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        ).toBe(true)
      }
    })
  })
}
