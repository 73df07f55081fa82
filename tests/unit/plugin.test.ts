import { postgresAdapter } from '@payloadcms/db-postgres'
import type { Config } from 'payload'
import { describe, expect, it } from 'vitest'

import { defaultSlugs } from '../../collections/slugs.ts'
import { nashra } from '../../src/index.ts'
import { resolveOptions } from '../../src/options.ts'

const host = (more: Partial<Config> = {}): Config => ({
  db: postgresAdapter({ pool: {} }),
  secret: 'a secret',
  ...more,
})

const apply = async (config: Config, options?: Parameters<typeof nashra>[0]): Promise<Config> =>
  nashra(options)(config)

const slugsOf = ({ collections = [] }: Config) => collections.map(({ slug }) => slug)

/** Freezes a config to its depths, so that whatever writes into it throws. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe('nashra()', () => {
  it('adds every collection, and leaves the host’s where they are', async () => {
    const pages = { fields: [], slug: 'pages' }
    const config = await apply(host({ collections: [pages] }))
    expect(slugsOf(config)[0]).toBe('pages')
    expect(new Set(slugsOf(config))).toEqual(new Set(['pages', ...Object.values(defaultSlugs)]))
  })

  it('changes nothing of what it is given', async () => {
    const given = frozen(
      host({
        admin: { components: { providers: ['./one'] } },
        collections: [{ fields: [], slug: 'pages' }],
        graphQL: { maxComplexity: 7 },
        hooks: { afterError: [() => undefined] },
        i18n: { translations: { ar: { general: { all: 'الجميع' } } } },
      }),
    )
    const config = await apply(given)
    expect(config.admin?.components?.providers?.[0]).toBe('./one')
    expect(config.graphQL?.maxComplexity).toBe(7)
    expect(config.hooks?.afterError).toHaveLength(2)
    expect(config.i18n?.translations).toMatchObject({ ar: { general: { all: 'الجميع' } } })
  })

  it('closes what Payload leaves open to any login', async () => {
    const { jobs } = await apply(host())
    const asking = (user: object | null) => ({ req: { user } }) as never
    for (const rule of Object.values(jobs?.access ?? {})) {
      expect(rule(asking(null))).toBe(false)
      expect(rule(asking({ collection: 'api-clients', role: 'admin' }))).toBe(false)
      expect(rule(asking({ collection: 'users', role: 'editor' }))).toBe(false)
      expect(rule(asking({ collection: 'users', role: 'admin' }))).toBe(true)
    }
    expect(Object.keys(jobs?.access ?? {}).sort()).toEqual(['cancel', 'queue', 'run'])
  })

  it('gives every collection with versions rules of its own for reading them', async () => {
    const { collections = [] } = await apply(host())
    const versioned = collections.filter(({ versions }) => versions)
    expect(versioned.map(({ slug }) => slug)).toEqual(['articles'])
    for (const { access } of versioned) expect(access?.readVersions).toBeTypeOf('function')
  })

  it('states every rule of every collection', async () => {
    const { collections = [] } = await apply(host())
    for (const { access, slug } of collections) {
      for (const operation of ['create', 'delete', 'read', 'update'] as const) {
        expect(access?.[operation], `${operation} of ${slug}`).toBeTypeOf('function')
      }
    }
  })

  it('lets a host change a collection and rename it', async () => {
    const config = await apply(host(), {
      collections: {
        articles: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, { name: 'dateline', type: 'text' }],
        }),
      },
      slugs: { tags: 'subjects' },
    })
    const articles = config.collections?.find(({ slug }) => slug === 'articles')
    expect(articles?.fields.at(-1)).toMatchObject({ name: 'dateline' })
    expect(slugsOf(config)).toContain('subjects')
    expect(JSON.stringify(articles?.fields)).toContain('"relationTo":"subjects"')
  })

  it('keeps the schema and leaves the behaviour out when it is disabled', async () => {
    const config = await apply(host(), { disabled: true })
    expect(slugsOf(config)).toEqual(expect.arrayContaining(Object.values(defaultSlugs)))
    expect(config.admin?.components?.providers ?? []).toEqual([])
    expect(config.onInit).toBeUndefined()
  })

  it('refuses a second collection of one name, and says what to do', async () => {
    const twin = host({ collections: [{ fields: [], slug: 'tags' }] })
    await expect(apply(twin)).rejects.toThrow(/"tags".*slugs/)
  })
})

describe('options', () => {
  it.each([
    [{ readLimits: { public: 0 } }, /readLimits\.public/],
    [{ readLimits: { staff: 1.5 } }, /readLimits\.staff/],
    [{ versionsPerArticle: -1 }, /versionsPerArticle/],
    [{ slugs: { tags: 'sources' } }, /slug "sources"/],
  ])('%j is refused in words', (options, sentence) => {
    expect(() => resolveOptions(options)).toThrow(sentence)
  })

  it('each have a default', () => {
    expect(resolveOptions()).toEqual(resolveOptions({}))
    expect(resolveOptions().slugs).toEqual(defaultSlugs)
  })
})
