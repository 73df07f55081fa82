import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/** Actions on several articles from their list, in the words of `src/translations`. */
const languages = {
  ar: { done: 'تم', forbidden: 'شروط المصدر لا تسمح بذلك', publish: 'نشر', refused: 'لم يقبل' },
  en: {
    done: 'Done',
    forbidden: 'The source’s terms do not allow this',
    publish: 'Publish',
    refused: 'Refused',
  },
} as const

const makeSource = async ({ page, republish }: { page: Page; republish: string }) => {
  const data = { kind: 'outlet', name: `مصدر ${republish} ${Date.now()}`, rights: { republish } }
  const made = await page.request.post('/api/sources?depth=0', { data })
  expect(made.status()).toBe(201)
  return ((await made.json()) as { doc: { id: string } }).doc.id
}

const stageOf = async ({ id, page }: { id: string; page: Page }): Promise<string> => {
  const found = await page.request.get(`/api/articles/${id}?draft=true&depth=0`)
  return ((await found.json()) as { stage: string }).stage
}

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test.describe(`actions on several articles in ${lang}`, () => {
    let ids: string[]
    let forbidden: string
    let word: string

    test.beforeEach(async ({ page }) => {
      await enterPanel({ lang, page })
      word = `دفعة${Date.now()}`
      const source = await makeSource({ page, republish: 'yes' })
      forbidden = await makeSource({ page, republish: 'no' })
      ids = []
      for (const own of [source, forbidden, source]) {
        const headline = `${word} مادة ${ids.length + 1}`
        const data = { headline, headlineOrigin: 'given', source: own }
        const id = await makeArticle({ data, page })
        const ready = await page.request.post(`/api/articles/${id}/actions/ready`, { data: {} })
        expect(ready.status()).toBe(200)
        ids.push(id)
      }
      await page.goto(`/admin/collections/articles?search=${encodeURIComponent(word)}`)
      await expect(page.locator('tbody tr')).toHaveCount(3)
    })

    const publishAll = async (page: Page): Promise<void> => {
      await page.locator('#select-all').check()
      await page.locator('#bulk-publish').click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText('3')
      await dialog.locator('button[type=submit]').click()
      await expect(page.locator('.nashra-bulk__results [role=status]')).toContainText('2')
    }

    test('publish two, and tell why one may not', async ({ page }) => {
      await publishAll(page)
      const rows = page.locator('.nashra-bulk__results tbody tr')
      await expect(rows).toHaveCount(3)
      await expect(rows.first()).toContainText(says.forbidden)
      await expect(rows.first()).toContainText(says.refused)
      await expect(rows.first().getByRole('link')).toHaveAttribute('href', new RegExp(`${ids[1]}$`))
      await expect(rows.filter({ hasText: says.done })).toHaveCount(2)
      expect(await Promise.all(ids.map((id) => stageOf({ id, page })))).toEqual([
        'live',
        'ready',
        'live',
      ])
      // The list beneath shows where they stand.
      await expect(page.locator('.collection-list__tables tbody tr')).toHaveCount(3)
      expect(await findBarriers({ page, within: '.nashra-bulk' })).toEqual([])
    })

    test('try the refused again, once its source allows it', async ({ page }) => {
      await publishAll(page)
      const allowed = await page.request.patch(`/api/sources/${forbidden}`, {
        data: { rights: { republish: 'yes' } },
      })
      expect(allowed.status()).toBe(200)
      await page.locator('.nashra-bulk__head .btn--style-primary').click()
      await expect(page.locator('.nashra-bulk__outcome--done')).toHaveCount(3)
      expect(await stageOf({ id: ids[1] ?? '', page })).toBe('live')
    })

    test('leave Payload’s own way of publishing many neither shown nor open', async ({ page }) => {
      await page.locator('#select-all').check()
      await expect(page.locator('#bulk-publish')).toBeVisible()
      expect(await findBarriers({ page, within: '.nashra-bulk' })).toEqual([])
      await expect(
        page.locator('.list-header').getByRole('button', { exact: true, name: says.publish }),
      ).toHaveCount(0)
      const told = await page.request.patch(`/api/articles?where[id][in][0]=${ids[0]}`, {
        data: { _status: 'published' },
      })
      expect(await told.json()).toMatchObject({ docs: [], errors: [{ id: ids[0] }] })
      expect(await stageOf({ id: ids[0] ?? '', page })).toBe('ready')
    })

    test('offer a contributor what a contributor may', async ({ browser, page }) => {
      const person = { email: `bulk-${lang}@example.org`, password: 'a password for tests only' }
      await page.request.post('/api/users', {
        data: { ...person, name: 'contributor', role: 'contributor' },
      })
      const context = await browser.newContext()
      const other = await context.newPage()
      await enterPanel({ as: person, lang, page: other })
      await other.goto(`/admin/collections/articles?search=${encodeURIComponent(word)}`)
      await other.locator('#select-all').check()
      await expect(other.locator('#bulk-ready')).toBeVisible()
      await expect(other.locator('#bulk-publish')).toHaveCount(0)
      const told = await other.request.post('/api/articles/actions/publish', { data: { ids } })
      expect(told.status()).toBe(403)
      await context.close()
    })
  })
}
