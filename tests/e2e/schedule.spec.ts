import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/** From the screen to the reader: what is scheduled goes out by itself, what is embargoed does not. */

/** A moment as the field takes it, which is in the browser's own time. */
const fieldValue = (page: Page, inMilliseconds: number): Promise<string> =>
  page.evaluate((ahead) => {
    const at = new Date(Date.now() + ahead)
    const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
    return local.toISOString().slice(0, 16)
  }, inMilliseconds)

const readyArticle = async ({ headline, page }: { headline: string; page: Page }) => {
  const id = await makeArticle({ data: { headline }, page })
  const answer = await page.request.post(`/api/articles/${id}/actions/ready`, { data: {} })
  expect(answer.status()).toBe(200)
  await page.goto(`/admin/collections/articles/${id}`)
  await expect(page.locator('#field-headline')).toBeVisible()
  return id
}

/** Takes an action from the menu, with what it asks for. */
const take = async ({
  fill,
  name,
  page,
}: {
  fill: Record<string, string>
  name: string
  page: Page
}) => {
  await page.locator('.nashra-actions__button').click()
  await page.locator(`#action-${name}`).click()
  const dialog = page.locator('dialog.nashra-action')
  await expect(dialog).toBeVisible()
  expect(await findBarriers({ page, within: 'dialog.nashra-action' })).toEqual([])
  for (const [field, value] of Object.entries(fill)) {
    await dialog.locator(`[name=${field}]`).fill(value)
  }
  const answered = page.waitForResponse((answer) => answer.url().includes(`/actions/${name}`))
  const loaded = page.waitForEvent('load').catch(() => null)
  await dialog.locator('button[type=submit]').click()
  const status = (await answered).status()
  // What was taken shows on the page loaded anew, and Chromium may hang where one is closed meanwhile.
  if (status === 200) await loaded
  return status
}

const stageOf = async ({ id, page }: { id: string; page: Page }) =>
  (await (await page.request.get(`/api/articles/${id}?draft=true&depth=0`)).json()) as {
    slug: string
    stage: string
  }

const past = {
  ar: /مضى هذا الموعد/,
  en: /This time is past/,
} as const

for (const lang of ['ar', 'en'] as const satisfies Lang[]) {
  test.describe(`in ${lang}`, () => {
    test.setTimeout(200_000)

    test('what is scheduled on the screen goes out at its time', async ({
      page,
      request: reader,
    }) => {
      await enterPanel({ lang, page })
      const headline = `خبر مجدول ${Date.now()}`
      const id = await readyArticle({ headline, page })
      const fill = { at: await fieldValue(page, 90_000), reason: 'من عندنا' }
      expect(await take({ fill, name: 'schedule', page })).toBe(200)
      const { slug, stage } = await stageOf({ id, page })
      expect(stage).toBe('scheduled')

      expect((await reader.get(`/api/articles/${id}`)).status()).toBe(404)
      expect((await reader.get(`/articles/${encodeURIComponent(slug)}`)).status()).toBe(404)
      await expect
        .poll(async () => (await reader.get(`/api/articles/${id}`)).status(), { timeout: 120_000 })
        .toBe(200)
      const shown = await reader.get(`/articles/${encodeURIComponent(slug)}`)
      expect([shown.status(), (await shown.text()).includes(headline)]).toEqual([200, true])

      // Killed, it is gone from the page, the list and the front page at once, with a notice.
      const data = { reason: 'خطأ جسيم' }
      await page.request.post(`/api/articles/${id}/actions/kill`, { data })
      const gone = await reader.get(`/articles/${encodeURIComponent(slug)}`)
      const notice = await gone.text()
      expect(gone.status()).toBe(410)
      expect(notice).toMatch(/سحبت هذه المادة[^]*has since been withdrawn/)
      for (const secret of [headline, 'خطأ جسيم']) expect(notice).not.toContain(secret)
      expect((await reader.get(`/api/articles/${id}`)).status()).toBe(410)
      expect(await (await reader.get('/')).text()).not.toContain(headline)
    })

    test('an embargo hides it, and one in the past is refused', async ({
      page,
      request: reader,
    }) => {
      await enterPanel({ lang, page })
      const id = await readyArticle({ headline: `خبر محظور ${Date.now()}`, page })
      const before = { until: await fieldValue(page, -3_600_000) }
      expect(await take({ fill: before, name: 'embargo', page })).toBe(400)
      await expect(page.getByText(past[lang]).first()).toBeVisible()
      const until = { until: await fieldValue(page, 3_600_000) }
      expect(await take({ fill: until, name: 'embargo', page })).toBe(200)

      const refused = await page.request.post(`/api/articles/${id}/actions/publish`, {
        data: { reason: 'من عندنا' },
      })
      expect(refused.status()).toBe(409)
      const { slug } = await stageOf({ id, page })
      expect((await reader.get(`/api/articles/${id}`)).status()).toBe(404)
      expect((await reader.get(`/articles/${encodeURIComponent(slug)}`)).status()).toBe(404)
    })
  })
}
