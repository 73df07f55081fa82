import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import { verifyWebhook } from '../../src/client/index.ts'
import type { WebhookReceiver } from '../helpers/webhookReceiver.ts'
import { startReceiver } from '../helpers/webhookReceiver.ts'
import type { Lang } from './panel.ts'
import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/**
 * A channel is made, tried out, told of an act, and told again, in the words of `src/translations`. The server
 * has to be allowed to reach 127.0.0.1 (`WEBHOOKS_ALLOW_PRIVATE`), where the receiver of this test listens.
 */
const languages = {
  ar: {
    answered500: 'رد المستقبل بالرمز 500',
    delivered: 'وصل',
    problem: 'آخر خطأ',
    publish: 'نشر',
    resend: 'إعادة الإرسال',
    resent: 'يعاد إرساله',
    retrying: 'يعاد إرساله',
    test: 'إرسال تجربة',
    tested: /رد المستقبل بالرمز 204 بعد [\d٠-٩]+ مللي ثانية/,
  },
  en: {
    answered500: 'The receiver answered 500',
    delivered: 'Delivered',
    problem: 'Last error',
    publish: 'Publish',
    resend: 'Send again',
    resent: 'It is sent again',
    retrying: 'Trying again',
    test: 'Send a test',
    tested: /The receiver answered 204 after \d+ ms/,
  },
} as const

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

let receiver: WebhookReceiver
const made: string[] = []

test.beforeAll(async () => {
  receiver = await startReceiver()
})
test.afterAll(() => receiver.stop())
test.afterEach(async ({ page }) => {
  for (const id of made.splice(0)) await page.request.delete(`/api/channels/${id}`)
})

/** Fills in the form of a channel as an administrator does. */
const makeChannel = async ({ name, page }: { name: string; page: Page }): Promise<string> => {
  await page.goto('/admin/collections/channels/create')
  await page.locator('#field-name').fill(name)
  await page.locator('#field-url').fill(`${receiver.url}/hook`)
  await page.locator('#field-secret').fill(secret)
  await page.locator('#action-save').click()
  await page.waitForURL(/channels\/[\da-f-]{36}/)
  const [id = ''] = /[\da-f-]{36}/.exec(page.url()) ?? []
  made.push(id)
  return id
}

const act = async ({ action, id, page }: { action: string; id: string; page: Page }) => {
  const answer = await page.request.post(`/api/articles/${id}/actions/${action}`, { data: {} })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** An article of our own that has gone out. */
const publishOne = async ({ headline, page }: { headline: string; page: Page }) => {
  const data = { kind: 'own', name: `دار ${headline}` }
  const source = await page.request.post('/api/sources?depth=0', { data })
  const { doc } = (await source.json()) as { doc: { id: string } }
  const id = await makeArticle({
    data: { headline, headlineOrigin: 'given', source: doc.id },
    page,
  })
  for (const action of ['ready', 'publish']) await act({ action, id, page })
  return id
}

const got = (type: string) => receiver.got.filter(({ message }) => message.type === type)

/** The rest of these screens is Payload’s own. */
const ours = '.nashra-post-button'

/** What is wider than the page, apart from what scrolls by itself. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const lang of Object.keys(languages) as Lang[]) {
  const words = languages[lang]
  test(`a channel is made, tried out, told, and told again · ${lang}`, async ({ page }) => {
    receiver.got = []
    receiver.behave = () => 204
    await enterPanel({ lang, page })
    const name = `قناة ${lang} ${Date.now()}`
    const channel = await makeChannel({ name, page })
    // It is not shown again, and saving the form as it stands leaves it.
    await page.reload()
    await expect(page.locator('#field-secret')).toHaveValue('')

    await page.getByRole('button', { name: words.test }).click()
    await expect(page.getByText(words.tested)).toBeVisible()
    const [ping] = got('ping')
    expect(ping?.path).toBe('/hook')
    await expect(
      verifyWebhook({ body: ping?.body ?? '', headers: ping?.headers as never, secret }),
    ).resolves.toMatchObject({ type: 'ping' })
    expect(await findBarriers({ page, within: ours })).toEqual([])

    const article = await publishOne({ headline: `خبر للقنوات ${lang} ${Date.now()}`, page })
    await expect.poll(() => got('article.publish').length, { timeout: 20_000 }).toBe(1)

    const listed = `/admin/collections/deliveries?where[or][0][and][0][channel][equals]=${channel}`
    await page.goto(listed)
    const rows = page.locator('.table tbody tr')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText(name)
    await expect(rows.first()).toContainText(words.publish)
    await expect(rows.first()).toContainText(words.delivered)

    await rows.first().getByRole('link').first().click()
    await page.waitForURL(/deliveries\/[\da-f-]{36}/)
    await page.getByRole('button', { name: words.resend }).click()
    await expect(page.getByText(words.resent).first()).toBeVisible()
    await expect.poll(() => got('article.publish').length, { timeout: 20_000 }).toBe(2)
    const [once, again] = got('article.publish')
    expect(again?.id).toBe(once?.id)
    expect(await findBarriers({ page, within: ours })).toEqual([])

    receiver.behave = () => 500
    await act({ action: 'repeat', id: article, page })
    await expect.poll(() => got('article.repeat').length, { timeout: 20_000 }).toBeGreaterThan(0)
    await page.goto(listed)
    await expect(rows).toHaveCount(2)
    const failing = rows.filter({ hasText: words.retrying })
    await expect(failing).toHaveCount(1)
    await failing.getByRole('link').first().click()
    await expect(page.getByLabel(words.problem)).toHaveValue(new RegExp(words.answered500))
  })

  test(`the screens of channels fit a telephone · ${lang}`, async ({ page }) => {
    await page.setViewportSize({ height: 900, width: 420 })
    await enterPanel({ lang, page })
    receiver.behave = () => 204
    const id = await makeChannel({ name: `قناة ضيقة ${lang} ${Date.now()}`, page })
    const paths = ['channels', `channels/${id}`, 'deliveries']
    for (const path of paths) {
      await page.goto(`/admin/collections/${path}`)
      await expect(page.locator('h1').first()).toBeVisible()
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
  })
}
