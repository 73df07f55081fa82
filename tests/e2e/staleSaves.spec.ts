import type { Browser, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

import type { Lang } from './panel.ts'
import { enterPanel, makeArticle } from './panel.ts'

/** Two editors on one article, each in a browser of their own, with Payload's saving by itself. */
const refused = {
  ar: /حفظ .* هذه المادة بعد أن فتحتها/,
  en: /has saved this article since you opened it/,
} as const

const newEditor = async ({
  browser,
  lang,
  page,
}: {
  browser: Browser
  lang: Lang
  page: Page
}): Promise<Page> => {
  const person = { email: `editor-${Date.now()}@example.org`, password: 'a password for tests' }
  const data = { ...person, name: 'second', role: 'editor' }
  expect((await page.request.post('/api/users', { data })).status()).toBe(201)
  const theirs = await (await browser.newContext()).newPage()
  await enterPanel({ as: person, lang, page: theirs })
  return theirs
}

/** Types a headline, and waits for the answer to the save that follows by itself. */
const type = async ({ headline, page }: { headline: string; page: Page }): Promise<number> => {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PATCH' && /autosave=true/.test(answer.url()),
  )
  await page.locator('#field-headline').fill(headline)
  return (await saved).status()
}

for (const lang of ['ar', 'en'] as const) {
  test(`a second editor overwrites nothing, in ${lang}`, async ({ browser, page }) => {
    await enterPanel({ lang, page })
    const id = await makeArticle({ data: { headline: `خبر لاثنين ${Date.now()}` }, page })
    const theirs = await newEditor({ browser, lang, page })
    const address = `/admin/collections/articles/${id}`
    // Both have opened it before either of them writes.
    await theirs.goto(address)
    await expect(theirs.locator('#field-headline')).toBeVisible()
    await page.goto(address)
    await expect(page.locator('#field-headline')).toBeVisible()
    for (const headline of ['عنوان أول', 'عنوان أول أكمل', 'عنوان أول أكمل تماما']) {
      expect(await type({ headline, page })).toBe(200)
    }

    expect(await type({ headline: 'عنوان آخر', page: theirs })).toBe(409)
    await expect(theirs.getByText(refused[lang]).first()).toBeVisible()
    const read = async () =>
      (await (await page.request.get(`/api/articles/${id}?draft=true`)).json()) as object
    expect(await read()).toMatchObject({ headline: 'عنوان أول أكمل تماما' })

    // Whoever was refused sees the new text after loading it, and may go on from there.
    theirs.on('dialog', (dialog) => void dialog.accept())
    await theirs.goto(address)
    await expect(theirs.locator('#field-headline')).toHaveValue('عنوان أول أكمل تماما')
    await theirs.context().close()
  })
}
