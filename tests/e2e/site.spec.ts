import { createRequire } from 'node:module'

import type { Browser, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/**
 * The reader site over the published seeds, in a real browser. What other tests publish beside them
 * is no matter: each seed is reached by its source, as a reader would.
 */
const seeds = {
  first: {
    paragraphs: 5,
    readAlso: 'رئاسة COP29 تطلق نداء باكو للعمل المناخي من أجل السلام',
    readAlsoSource: 'وام',
    source: 'البوابة نيوز',
    subheads: 0,
    tags: ['الولايات المتحدة', 'ناجورنو قره باغ', 'أذربيجان'],
    title: 'بريطانيا تدعو لوقف فوري للقتال في السودان',
  },
  second: {
    paragraphs: 17,
    readAlso: 'رد قريب من حماس بشأن المقترح الإسرائيلي الأخير لوقف إطلاق النار',
    readAlsoSource: null,
    source: 'البوابة',
    subheads: 4,
    tags: ['حفظ السلام الروسية', 'ناغورني كاراباخ'],
    title: 'ماكرون يدعو لوقف إطلاق نار وضمان وصول المساعدات إلى غزة',
  },
} as const

type Seed = (typeof seeds)[keyof typeof seeds]

/** The path of a seed's main article, found on the page of its source. */
const articlePath = async ({ page, seed }: { page: Page; seed: Seed }): Promise<string> => {
  await page.goto('/')
  await page
    .getByRole('region', { name: 'أبرز المصادر' })
    .getByRole('link', { name: seed.source, exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(seed.source)
  const path = await page.locator('.rows .teaser-headline a').last().getAttribute('href')
  expect(path).toMatch(/^\/articles\//)
  return path ?? ''
}

test.describe('the front page', () => {
  test('announces the articles with what is known of them', async ({ page }) => {
    const response = await page.goto('/')
    expect(response?.status()).toBe(200)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    for (const { readAlso } of Object.values(seeds)) {
      await expect(page.getByRole('link', { name: readAlso })).toBeVisible()
    }
    // No seed says when it came out, and no page may make up a date for it.
    const byline = page.locator('.teaser', { hasText: seeds.first.readAlso }).locator('.byline')
    await expect(byline).toContainText('تاريخ النشر غير معروف')
    await expect(byline).toContainText('نشر هنا في')
  })

  test('lists the tags and the sources', async ({ page }) => {
    await page.goto('/')
    const tags = page.getByRole('region', { name: 'أبرز الوسوم' })
    const sources = page.getByRole('region', { name: 'أبرز المصادر' })
    for (const seed of Object.values(seeds)) {
      for (const tag of seed.tags) await expect(tags.getByRole('link', { name: tag })).toBeVisible()
      await expect(sources.getByRole('link', { name: seed.source, exact: true })).toBeVisible()
    }
  })
})

for (const [name, seed] of Object.entries(seeds)) {
  test.describe(`the ${name} seed`, () => {
    test('stands whole on its page', async ({ page }) => {
      await page.goto(await articlePath({ page, seed }))
      const article = page.getByRole('article')
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(article.locator('.prose > p')).toHaveCount(seed.paragraphs)
      await expect(article.locator('.prose > h2')).toHaveCount(seed.subheads)
      await expect(article.locator('.credit')).toHaveText(`المصدر: ${seed.source}`)
      await expect(article.getByRole('list', { name: 'الوسوم' }).getByRole('link')).toHaveText([
        ...seed.tags,
      ])
      await expect(article).toContainText('تاريخ النشر غير معروف')
      await expect(article).toContainText('العنوان مستخلص آليا من نص المادة')
    })

    test('leads to its read-also article, which it names once', async ({ page }) => {
      await page.goto(await articlePath({ page, seed }))
      await expect(page.getByText(seed.readAlso, { exact: true })).toHaveCount(1)
      await page
        .getByRole('region', { name: 'اقرأ أيضا' })
        .getByRole('link', { name: seed.readAlso })
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(seed.readAlso)
      await expect(page.getByText('العنوان مستخلص آليا')).toHaveCount(0)
      const credit = page.locator('.credit')
      if (seed.readAlsoSource) await expect(credit).toHaveText(`المصدر: ${seed.readAlsoSource}`)
      else {
        await expect(credit).toHaveCount(0)
        await expect(page.locator('.story-head')).toContainText('المصدر غير معروف')
      }
    })

    test('shows titles without an article as words, in their order', async ({ page }) => {
      await page.goto(await articlePath({ page, seed }))
      const related = page.getByRole('region', { name: 'مواد مشابهة' })
      await expect(related.getByRole('listitem')).toHaveCount(9)
      await expect(related.getByText(seed.title)).toBeVisible()
      await expect(related.getByRole('link')).toHaveCount(0)
    })

    test('is found under each of its tags', async ({ page }) => {
      const path = await articlePath({ page, seed })
      for (const tag of seed.tags) {
        await page.goto(path)
        await page.getByRole('list', { name: 'الوسوم' }).getByRole('link', { name: tag }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(tag)
        await expect(page.locator(`.rows a[href="${path}"]`)).toBeVisible()
      }
    })
  })
}

test('a source’s page says what it is and what may be done with its texts', async ({ page }) => {
  await articlePath({ page, seed: seeds.first })
  await expect(page.locator('.page-count')).toHaveText('مادة واحدة')
  await expect(page.getByText('شروط إعادة النشر لدى هذا المصدر غير معروفة.')).toBeVisible()
})

test.describe('an address that leads nowhere', () => {
  test('gets a page that helps on', async ({ page }) => {
    const response = await page.goto('/articles/لا-شيء-هنا')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('لم نجد هذه الصفحة')
    await page.getByRole('link', { name: 'إلى الصفحة الأولى' }).click()
    await expect(page).toHaveURL(/\/$/)
  })

  const hostile = [
    '/nothing',
    '/a/b/c',
    '/articles',
    '/articles/%00',
    '/articles/%2e%2e%2f',
    `/articles/${'%D8%A7'.repeat(300)}`,
    `/tags/${'a'.repeat(5000)}`,
    "/tags/'%20or%201=1--",
    '/sources/%F0%9F%98%80',
    '/?before=x',
    '/?before=2026-02-31T00:00:00.000Z_01900000-0000-7000-8000-000000000000',
    '/?before=0000-01-01T00:00:00.000Z_01900000-0000-7000-8000-000000000000',
    '/?before=1999-01-01T00:00:00.000Z_01900000-0000-7000-8000-000000000000',
    '/?before=a&before=b',
  ]
  for (const path of hostile) {
    test(`is answered with 404: ${path.slice(0, 60)}`, async ({ request }) => {
      expect((await request.get(path)).status()).toBe(404)
    })
  }

  for (const path of ['/nothing', '/articles/nothing', '/tags/nothing', '/?before=x']) {
    test(`says so without a script: ${path}`, async ({ request }) => {
      expect(await (await request.get(path)).text()).toMatch(/<h1[^>]*>لم نجد هذه الصفحة<\/h1>/)
    })
  }

  test('is refused where its percent-encoding is broken', async ({ request }) => {
    // Next answers this one by itself, before any page is asked.
    expect((await request.get('/articles/%E0%A4%A')).status()).toBe(400)
  })
})

test.describe('what a page tells programs', () => {
  const feedsOf = (page: Page) =>
    page
      .locator('head link[rel="alternate"][type="application/rss+xml"]')
      .evaluateAll((links) =>
        links.map((link) => decodeURIComponent(new URL((link as HTMLLinkElement).href).pathname)),
      )

  test('every page tells of the feeds, a source’s and a tag’s of their own first', async ({
    page,
    request,
  }) => {
    const path = await articlePath({ page, seed: seeds.first })
    const own = `/api/feeds/sources/${seeds.first.source.replaceAll(' ', '-')}/rss.xml`
    expect(await feedsOf(page)).toEqual([own, '/api/feeds/rss.xml'])
    expect((await request.get(own)).status()).toBe(200)
    for (const other of ['/', path]) {
      await page.goto(other)
      expect(await feedsOf(page)).toEqual(['/api/feeds/rss.xml'])
    }
    await page
      .getByRole('list', { name: 'الوسوم' })
      .getByRole('link', { name: seeds.first.tags[2] })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(seeds.first.tags[2])
    expect((await feedsOf(page))[0]).toBe(`/api/feeds/tags/${seeds.first.tags[2]}/rss.xml`)
  })

  test('an article’s page has what its JSON-LD has, where the site has an address', async ({
    page,
  }) => {
    await page.goto(await articlePath({ page, seed: seeds.first }))
    const headline = await page.getByRole('heading', { level: 1 }).innerText()
    const blocks = page.locator('script[type="application/ld+json"]')
    test.skip((await blocks.count()) === 0, 'SITE_URL is not set for this server.')
    const facts = JSON.parse((await blocks.first().textContent()) ?? '') as Record<string, unknown>
    expect(facts).toMatchObject({
      '@type': 'NewsArticle',
      creditText: `المصدر: ${seeds.first.source}`,
      headline,
    })
  })

  test('a text whose terms nobody knows is not offered to others', async ({ page }) => {
    await page.goto(await articlePath({ page, seed: seeds.first }))
    await expect(page.getByRole('link', { name: 'أعد نشر هذه المادة' })).toHaveCount(0)
  })
})

test('everything can be read without JavaScript', async ({ baseURL, browser, page }) => {
  const path = await articlePath({ page, seed: seeds.second })
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto('/')
  await expect(plain.getByRole('link', { name: seeds.second.readAlso })).toBeVisible()
  await plain.goto(path)
  await expect(plain).toHaveTitle(/ · نشرة$/)
  await expect(plain.locator('.prose > p')).toHaveCount(seeds.second.paragraphs)
  await plain.getByRole('link', { name: seeds.second.readAlso }).click()
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(seeds.second.readAlso)
  await context.close()
})

test('the skip link is the first stop of the keyboard, and leads to the content', async ({
  page,
}) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'انتقل إلى المحتوى' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test.describe('dark mode', () => {
  test.use({ colorScheme: 'dark' })

  test('is a dark page with light letters', async ({ page }) => {
    await page.goto('/')
    expect(await lightness({ page, property: 'background-color' })).toBeLessThan(40)
    expect(await lightness({ page, property: 'color' })).toBeGreaterThan(200)
  })
})

test('light mode is a light page with dark letters', async ({ page }) => {
  await page.goto('/')
  expect(await lightness({ page, property: 'background-color' })).toBeGreaterThan(240)
  expect(await lightness({ page, property: 'color' })).toBeLessThan(60)
})

/** Mean of red, green and blue of the root element's colour, 0 to 255. */
const lightness = ({ page, property }: { page: Page; property: string }): Promise<number> =>
  page.evaluate((name) => {
    const value = getComputedStyle(document.documentElement).getPropertyValue(name)
    const [red = 0, green = 0, blue = 0] = (value.match(/\d+/g) ?? []).map(Number)
    return (red + green + blue) / 3
  }, property)

/** One page of each kind, by the name that a failure shows. */
const kinds = async (page: Page): Promise<[kind: string, path: string][]> => {
  const article = await articlePath({ page, seed: seeds.second })
  const source = new URL(page.url()).pathname
  await page.goto(article)
  const tag = await page.locator('.story-foot .names a').first().getAttribute('href')
  return [
    ['front', '/'],
    ['article', article],
    ['tag', tag ?? ''],
    ['source', source],
    ['404', '/nothing'],
  ]
}

test('no page is wider than a small telephone', async ({ page }) => {
  const paths = await kinds(page)
  await page.setViewportSize({ height: 640, width: 320 })
  for (const [kind, path] of paths) {
    await page.goto(path)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, kind).toBe(0)
  }
})

test('nothing moves while a page loads, however late its fonts come', async ({
  browser,
  baseURL,
  page,
}) => {
  const paths = await kinds(page)
  for (const fontDelay of [0, 1500]) {
    for (const width of [390, 1280]) {
      const context = await browser.newContext({ baseURL, viewport: { height: 800, width } })
      await context.route(/\.woff2/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, fontDelay))
        await route.continue()
      })
      for (const [kind, path] of paths) {
        expect(
          await layoutShift({ context, path }),
          `${kind}, ${width} px, fonts +${fontDelay} ms`,
        ).toBe(0)
      }
      await context.close()
    }
  }
})

type Context = Awaited<ReturnType<Browser['newContext']>>

/** Sum of all layout shifts (Layout Instability API) until the fonts had their time and a scroll. */
const layoutShift = async ({
  context,
  path,
}: {
  context: Context
  path: string
}): Promise<number> => {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value)
    }).observe({ buffered: true, type: 'layout-shift' })
  })
  await page.goto(path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await page.waitForTimeout(300)
  const total = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  )
  await page.close()
  return total
}

test('nothing is asked of another host', async ({ baseURL, page }) => {
  const host = new URL(baseURL ?? '').host
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) elsewhere.push(request.url())
  })
  for (const [, path] of await kinds(page)) await page.goto(path, { waitUntil: 'networkidle' })
  expect(elsewhere).toEqual([])
})

type AxeResults = { violations: { help: string; id: string; nodes: { html: string }[] }[] }

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`accessibility, ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing on any page', async ({ page }) => {
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
      for (const [kind, path] of await kinds(page)) {
        await page.goto(path)
        await page.addScriptTag({ path: axe })
        const { violations } = await page.evaluate(() =>
          (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
        )
        const found = violations.map(
          ({ help, id, nodes }) => `${id}: ${help} ${nodes[0]?.html ?? ''}`,
        )
        expect(found, kind).toEqual([])
      }
    })
  })
}
