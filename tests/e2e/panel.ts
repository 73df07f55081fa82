import { createRequire } from 'node:module'

import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

export type Lang = 'ar' | 'en'

type Person = { email: string; password: string }

/** Signs somebody in, the first admin unless told, and has the panel speak a language. */
export const enterPanel = async ({
  as,
  lang,
  page,
}: {
  as?: Person
  lang: Lang
  page: Page
}): Promise<void> => {
  const url = test.info().project.use.baseURL ?? ''
  await page.context().addCookies([{ name: 'payload-lng', url, value: lang }])
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env
  const answer = await page.request.post('/api/users/login', { data: as ?? { email, password } })
  expect(answer.status()).toBe(200)
}

/** A text of one paragraph, as the editor keeps it. */
export const bodyOf = (text: string): object => {
  const node = { direction: null, format: '', indent: 0, version: 1 }
  const words = { detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }
  const paragraph = { ...node, children: [words], textFormat: 0, textStyle: '', type: 'paragraph' }
  return { root: { ...node, children: [paragraph], type: 'root' } }
}

/** A draft of its own for a test, so that no other test looks at what it changes. */
export const makeArticle = async ({
  data,
  page,
}: {
  data: { headline: string } & Record<string, unknown>
  page: Page
}): Promise<string> => {
  const made = await page.request.post('/api/articles?draft=true&depth=0', {
    data: { body: bodyOf('نص كتبه محرر ليجرب به.'), ...data },
  })
  expect(made.status()).toBe(201)
  return ((await made.json()) as { doc: { id: string } }).doc.id
}

/**
 * Imports a document as the import screen does, and waits until the worker has done it.
 *
 * @returns the id of its article
 */
export const importDocument = async ({
  name,
  page,
  publish = false,
  text,
}: {
  /** Of the file, which is its key. */
  name: string
  page: Page
  publish?: boolean
  text: string
}): Promise<string> => {
  const file = { buffer: Buffer.from(text), mimeType: 'text/plain', name }
  const sent = await page.request.post('/api/import-runs/upload', { multipart: { files: file } })
  const { upload } = (await sent.json()) as { upload: string }
  const begun = await page.request.post('/api/import-runs/start', { data: { publish, upload } })
  const { id } = (await begun.json()) as { id: string }
  const run = `/api/import-runs/${id}`
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(`${run}/progress`)
        return ((await answer.json()) as { state: string }).state
      },
      { timeout: 60_000 },
    )
    .toBe('finished')
  const report = await page.request.get(`${run}/report`)
  const { docs } = (await report.json()) as { docs: { articles: { id: string }[] }[] }
  const [article] = docs[0]?.articles ?? []
  expect(article).toBeDefined()
  return article?.id ?? ''
}

type Violation = { id: string; impact: string; nodes: { html: string; target: string[] }[] }

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core finds serious or critical within a part of the page: a rule and where, a line each. */
export const findBarriers = async ({
  page,
  within,
}: {
  page: Page
  within: string
}): Promise<string[]> => {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(
    (at) =>
      (
        window as unknown as {
          axe: { run: (at: string) => Promise<{ violations: Violation[] }> }
        }
      ).axe.run(at),
    within,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
