import { expect, test } from '@playwright/test'

import { enterPanel, findBarriers, makeArticle } from './panel.ts'

/** A contributor, who may write and may not publish: nothing is offered, and the server refuses. */
const languages = {
  ar: { publish: 'نشر', refused: /صلاحيتك لا تسمح/ },
  en: { publish: 'Publish', refused: /role does not allow/ },
} as const

for (const lang of ['ar', 'en'] as const) {
  const says = languages[lang]

  test(`a contributor may not publish, in ${lang}`, async ({ browser, page, request }) => {
    await enterPanel({ lang, page })
    const person = {
      email: `contributor-${Date.now()}@example.org`,
      password: 'a password for tests only',
    }
    const made = await page.request.post('/api/users', {
      data: { ...person, name: 'contributor', role: 'contributor' },
    })
    expect(made.status()).toBe(201)
    const id = await makeArticle({ data: { headline: `خبر لمن لا ينشر ${Date.now()}` }, page })
    await page.request.post(`/api/articles/${id}/actions/ready`, { data: {} })

    const context = await browser.newContext()
    const theirs = await context.newPage()
    await enterPanel({ as: person, lang, page: theirs })
    await theirs.goto(`/admin/collections/articles/${id}`)
    await expect(theirs.locator('#field-headline')).toBeVisible()
    await expect(theirs.locator('.nashra-actions')).toBeVisible()
    await expect(theirs.locator('#action-first')).not.toHaveText(says.publish)
    const more = theirs.locator('.nashra-actions__button')
    await more.click()
    await expect(theirs.locator('#action-reject')).toBeVisible()
    for (const name of ['publish', 'republish', 'schedule', 'embargo', 'kill']) {
      await expect(theirs.locator(`#action-${name}`)).toHaveCount(0)
    }
    expect(await findBarriers({ page: theirs, within: '.nashra-actions' })).toEqual([])

    for (const name of ['publish', 'schedule', 'kill']) {
      const answer = await theirs.request.post(`/api/articles/${id}/actions/${name}`, {
        data: {},
        headers: { 'accept-language': lang },
      })
      expect(answer.status(), name).toBe(403)
      expect(await answer.text()).toMatch(says.refused)
    }
    expect((await theirs.request.get(`/api/articles/${id}`)).status()).toBe(200)
    expect((await request.get(`/api/articles/${id}`)).status()).toBe(404)
    await context.close()
  })
}
