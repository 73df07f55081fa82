import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/** The dashboard and the worklists, in the words of `src/translations/worklists`. */
const languages = {
  ar: {
    accept: 'اعتماد',
    done: (action: string) => `${action}: تم`,
    keys: 'المفاتيح (?)',
    publish: 'إعادة نشر',
    reason: 'السبب',
    reject: 'رفض',
    review: 'بانتظار المراجعة',
    title: 'غرفة التحرير اليوم',
    undo: 'تراجع',
  },
  en: {
    accept: 'Mark as ready',
    done: (action: string) => `${action}: done`,
    keys: 'Keys (?)',
    publish: 'Republish',
    reason: 'Reason',
    reject: 'Reject',
    review: 'To review',
    title: 'The desk today',
    undo: 'Undo',
  },
} as const satisfies Record<Lang, object>

const sourceThatAllows = async (page: Page): Promise<string> => {
  const made = await page.request.post('/api/sources', {
    data: { kind: 'outlet', name: `مصدر ${Date.now()}`, rights: { republish: 'yes' } },
  })
  expect(made.status()).toBe(201)
  return ((await made.json()) as { doc: { id: string } }).doc.id
}

const stageOf = async ({ id, page }: { id: string; page: Page }): Promise<string> => {
  const answer = await page.request.get(`/api/articles/${id}?draft=true&depth=0`)
  return ((await answer.json()) as { stage: string }).stage
}

const rowOf = ({ id, page }: { id: string; page: Page }) => page.locator(`tr[data-id="${id}"]`)

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test.describe(`the worklists in ${lang}`, () => {
    let ids: string[]

    test.beforeEach(async ({ page }) => {
      await enterPanel({ lang, page })
      const source = await sourceThatAllows(page)
      ids = []
      for (const headline of ['مادة أولى للمراجعة', 'مادة ثانية للمراجعة', 'مادة ثالثة للمراجعة']) {
        // The newest stands first.
        ids.unshift(await makeArticle({ data: { headline, source }, page }))
      }
    })

    // What went out is taken back before it can be thrown away.
    test.afterEach(async ({ page }) => {
      for (const id of ids) {
        await page.request.post(`/api/articles/${id}/actions/unpublish`, { data: {} })
        await page.request.patch(`/api/articles/${id}`, {
          data: { deletedAt: new Date().toISOString() },
        })
      }
    })

    test('lead from the dashboard to published in three clicks', async ({ page }) => {
      await page.goto('/admin')
      await expect(page.getByRole('heading', { name: says.title })).toBeVisible()
      await page.locator('[data-list="review"] a').click()
      await expect(page.getByRole('heading', { exact: true, name: says.review })).toBeVisible()
      const [id = ''] = ids
      await rowOf({ id, page }).locator('[data-take="publish"]').click()
      await expect(rowOf({ id, page })).toContainText(says.done(says.publish))
      expect(await stageOf({ id, page })).toBe('live')
    })

    test('are worked through by keyboard alone', async ({ page }) => {
      const [first = '', second = '', third = ''] = ids
      await page.goto('/admin/collections/articles/worklists/review')
      await expect(rowOf({ id: first, page })).toBeVisible()
      await expect(page.getByRole('button', { name: says.keys })).toBeVisible()
      // The page is there before its keys are.
      const keys = page.locator('.nashra-list__keys')
      await expect(async () => {
        await page.keyboard.press('?')
        await expect(keys).toBeVisible({ timeout: 1_000 })
      }).toPass()
      await page.keyboard.press('?')
      await expect(keys).toHaveCount(0)

      await page.keyboard.press('j')
      await expect(rowOf({ id: first, page })).toBeFocused()
      await page.keyboard.press('p')
      await expect(rowOf({ id: first, page })).toContainText(says.done(says.publish))
      await expect(rowOf({ id: second, page })).toBeFocused()
      await page.keyboard.press('a')
      await expect(rowOf({ id: second, page })).toContainText(says.done(says.accept))
      await expect(rowOf({ id: third, page })).toBeFocused()

      await page.keyboard.press('r')
      const reason = page.getByRole('dialog').getByRole('textbox')
      await reason.press('a')
      await expect(reason).toHaveValue('a')
      await reason.fill('خبر لا يخص القراء')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(rowOf({ id: third, page })).toContainText(says.done(says.reject))
      expect(await stageOf({ id: third, page })).toBe('rejected')

      await page.keyboard.press('u')
      await expect(rowOf({ id: third, page })).not.toContainText(says.done(says.reject))
      await expect.poll(() => stageOf({ id: third, page })).toBe('review')
      expect(await stageOf({ id: first, page })).toBe('live')
      expect(await stageOf({ id: second, page })).toBe('ready')

      await expect(rowOf({ id: third, page })).toBeFocused()
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`${third}\\?worklist=review`))
    })

    test('are legible to everybody, in either theme and on a telephone', async ({ page }) => {
      const url = test.info().project.use.baseURL ?? ''
      for (const [theme, width] of [
        ['light', 1280],
        ['dark', 400],
      ] as const) {
        await page.context().addCookies([{ name: 'payload-theme', url, value: theme }])
        await page.setViewportSize({ height: 800, width })
        for (const [address, within] of [
          ['/admin', '.nashra-day'],
          ['/admin/collections/articles/worklists/review', '.nashra-list'],
        ] as const) {
          await page.goto(address)
          await expect(page.locator(within)).toBeVisible()
          expect(await findBarriers({ page, within }), `${address} ${theme}`).toEqual([])
        }
      }
    })
  })
}
