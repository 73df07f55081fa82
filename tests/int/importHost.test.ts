import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { Field, Payload } from 'payload'
import { BasePayload, buildConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { slugsOf } from '../../src/import/context.ts'
import { foreignParts } from '../../src/import/runs/hostParts.ts'
import { readInputs, runImport } from '../../src/import/index.ts'
import type { CollectionOverride, NashraOptions } from '../../src/index.ts'
import { nashra } from '../../src/index.ts'
import { freshDatabase } from '../helpers/postgres.ts'
import { startPayload } from '../helpers/payload.ts'
import { bodyOn, documentOf, streamOf } from './importHelpers.ts'

/** A host's own hooks run for every document that is imported, however many there are. */

const hostOf = async (collections: NonNullable<NashraOptions['collections']>): Promise<Payload> => {
  const { url } = await freshDatabase()
  const config = await buildConfig({
    db: postgresAdapter({ idType: 'uuidv7', pool: { connectionString: url }, push: false }),
    editor: lexicalEditor(),
    localization: { defaultLocale: 'ar', locales: ['ar'] },
    plugins: [nashra({ collections })],
    secret: 'for tests only, never for a server',
    telemetry: false,
    typescript: { autoGenerate: false },
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true })
  payload.logger.level = 'fatal'
  return payload
}

const seen: string[] = []
const withHook: CollectionOverride = ({ defaultCollection }) => ({
  ...defaultCollection,
  hooks: {
    ...defaultCollection.hooks,
    afterChange: [
      ...(defaultCollection.hooks?.afterChange ?? []),
      ({ doc }: { doc: { headline: string } }) => void seen.push(doc.headline),
    ],
  },
})

/** One of our fields, wherever it stands, with something of the host's. */
const withField =
  (name: string, more: object): CollectionOverride =>
  ({ defaultCollection }) => {
    const change = (field: Field): Field => {
      if ('name' in field && field.name === name) return { ...field, ...more }
      if (field.type !== 'tabs') return field
      const tabs = field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(change) }))
      return { ...field, tabs }
    }
    return { ...defaultCollection, fields: defaultCollection.fields.map(change) }
  }

const withMore =
  (field: Field): CollectionOverride =>
  ({ defaultCollection }) => ({
    ...defaultCollection,
    fields: [...defaultCollection.fields, field],
  })

const mayRefuse = (value: unknown) => (value === 'refused' ? 'Not this one.' : true)

const recordsOf = ({ from, size }: { from: number; size: number }) =>
  Array.from({ length: size }, (_, at) =>
    JSON.stringify({
      id: `record ${from + at}`,
      text: documentOf({ main: { body: bodyOn(`المبنى رقم ${from + at}`) } }),
      title: `افتتاح المبنى رقم ${from + at}`,
    }),
  )

const importInto = async ({
  from = 0,
  payload,
  size,
}: {
  from?: number
  payload: Payload
  size: number
}) => {
  const notices: string[] = []
  const { counters, error } = await runImport({
    input: 'test',
    items: readInputs({
      inputs: [{ given: '-', kind: 'standardInput' }],
      standardInput: streamOf(recordsOf({ from, size }).join('\n')),
    }),
    onNotice: (sentence) => void notices.push(sentence),
    payload,
  })
  expect(error).toBeUndefined()
  expect(counters.outcomes.created).toBe(size)
  return notices
}

describe('an archive without additions', () => {
  let running: Awaited<ReturnType<typeof startPayload>>
  beforeAll(async () => {
    running = await startPayload()
  })
  afterAll(() => running.stop())

  it('has no parts but ours, and is written in batches, a handful apart', async () => {
    const { payload } = running
    for (const publish of [false, true])
      expect(foreignParts({ payload, publish, slugs: slugsOf(payload) })).toEqual([])
    // Only Payload's own way asks Payload to create articles.
    let created = 0
    const { create } = payload
    payload.create = ((args: Parameters<typeof create>[0]) => {
      if (args.collection === 'articles') created += 1
      return create(args)
    }) as typeof create
    await importInto({ payload, size: 20 })
    expect(created).toBe(20)
    await importInto({ from: 20, payload, size: 21 })
    expect(created).toBe(20)
    payload.create = create
  })
})

describe('a host with a hook of its own', () => {
  it('has it run for every article, and is told once what that costs', async () => {
    const payload = await hostOf({ articles: withHook })
    expect(await importInto({ payload, size: 25 })).toEqual([
      expect.stringMatching(/\(articles\.hooks\.afterChange\), .* one by one/),
    ])
    expect(new Set(seen).size).toBe(25)
    await payload.destroy()
  })

  it.each<[string, NonNullable<NashraOptions['collections']>, string[]]>([
    [
      'on one of our fields',
      { tags: withField('label', { hooks: { beforeChange: [() => undefined] } }) },
      ['tags.label.hooks.beforeChange'],
    ],
    [
      'on a tab that has a name',
      {
        sources: withMore({
          tabs: [{ fields: [], hooks: { beforeValidate: [() => undefined] }, name: 'desk' }],
          type: 'tabs',
        }),
      },
      ['sources.desk.hooks.beforeValidate'],
    ],
    [
      'for titles that go, which an import deletes',
      {
        relatedLinks: ({ defaultCollection }) => ({
          ...defaultCollection,
          hooks: { ...defaultCollection.hooks, afterDelete: [() => undefined] },
        }),
      },
      ['related-links.hooks.afterDelete'],
    ],
    [
      'for tags that go, which it does not, and is none',
      {
        tags: ({ defaultCollection }) => ({
          ...defaultCollection,
          hooks: { ...defaultCollection.hooks, afterDelete: [() => undefined] },
        }),
      },
      [],
    ],
    [
      'as a validation of one of our fields',
      { tags: withField('label', { validate: () => true as const }) },
      // One that is content with everything is no reason.
      [],
    ],
    [
      'as a validation of one of our fields that may refuse',
      { tags: withField('label', { validate: mayRefuse }) },
      ['tags.label.validate'],
    ],
    [
      'as a validation of a field within a tab',
      { articles: withField('originalUrl', { validate: mayRefuse }) },
      ['articles.originalUrl.validate'],
    ],
    [
      'as a validation of a field of its own',
      { sources: withMore({ name: 'code', type: 'text', validate: mayRefuse }) },
      ['sources.code.validate'],
    ],
    [
      'as a narrower rule on one of our fields',
      { sources: withField('name', { maxLength: 5 }) },
      ['sources.name.maxLength'],
    ],
    [
      'as a field of its own that may not be empty',
      { sources: withMore({ name: 'code', required: true, type: 'text' }) },
      ['sources.code.required'],
    ],
    [
      'as a field of its own with a default and a limit, which is none',
      {
        sources: withMore({
          defaultValue: 'none',
          maxLength: 9,
          name: 'code',
          required: true,
          type: 'text',
        }),
      },
      [],
    ],
    [
      'as access to one of our fields, which imports override either way',
      { sources: withField('name', { access: { create: () => false, update: () => false } }) },
      [],
    ],
    [
      'as a default that is computed',
      {
        sources: withMore({ defaultValue: () => 'now', name: 'seen', type: 'text' }),
      },
      ['sources.seen.defaultValue'],
    ],
    [
      'as a plain field, which is none',
      {
        articles: withMore({ name: 'dateline', type: 'text' }),
      },
      [],
    ],
    ['in a collection that no import writes', { media: withHook }, []],
  ])('is found: %s', async (_name, collections, places) => {
    const payload = await hostOf(collections)
    expect(foreignParts({ payload, publish: true, slugs: slugsOf(payload) })).toEqual(places)
    await payload.destroy()
  })

  it.each<[string, CollectionOverride, string[]]>([
    ['nobody asks of drafts', withField('originalUrl', { validate: mayRefuse }), []],
    [
      'the host wants for drafts too',
      (args) => ({
        ...withField('originalUrl', { validate: mayRefuse })(args),
        versions: { drafts: { validate: true } },
      }),
      ['articles.originalUrl.validate'],
    ],
  ])(
    'is found where articles stay drafts: a validation that %s',
    async (_name, articles, places) => {
      const payload = await hostOf({ articles })
      expect(foreignParts({ payload, publish: false, slugs: slugsOf(payload) })).toEqual(places)
      await payload.destroy()
    },
  )

  it('has its validation refuse a document, however many there are, and no other', async () => {
    const validate = (value: unknown) =>
      String(value).includes('رقم 7') ? 'Not this one, says the host.' : true
    const payload = await hostOf({ relatedLinks: withField('title', { validate }) })
    const { counters } = await runImport({
      input: 'test',
      items: readInputs({
        inputs: [{ given: '-', kind: 'standardInput' }],
        standardInput: streamOf(
          Array.from({ length: 25 }, (_, at) =>
            JSON.stringify({
              id: `record ${at}`,
              text: documentOf({
                main: { body: bodyOn(`المبنى رقم ${at}`) },
                related: [`عنوان رقم ${at} في القائمة`, 'عنوان آخر في القائمة'],
              }),
            }),
          ).join('\n'),
        ),
      }),
      payload,
    })
    expect(counters.outcomes).toMatchObject({ created: 24, rejected: 1 })
    await payload.destroy()
  })
})
