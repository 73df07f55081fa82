import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { Payload } from 'payload'
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
    expect(foreignParts({ payload, slugs: slugsOf(payload) })).toEqual([])
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
      {
        tags: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: defaultCollection.fields.map((field) =>
            'name' in field && field.name === 'label'
              ? ({ ...field, hooks: { beforeChange: [() => undefined] } } as never)
              : field,
          ),
        }),
      },
      ['tags.label.hooks.beforeChange'],
    ],
    [
      'as a default that is computed',
      {
        sources: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [
            ...defaultCollection.fields,
            { defaultValue: () => 'now', name: 'seen', type: 'text' },
          ],
        }),
      },
      ['sources.seen.defaultValue'],
    ],
    [
      'as a plain field, which is none',
      {
        articles: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, { name: 'dateline', type: 'text' }],
        }),
      },
      [],
    ],
    ['in a collection that no import writes', { media: withHook }, []],
  ])('is found: %s', async (_name, collections, places) => {
    const payload = await hostOf(collections)
    expect(foreignParts({ payload, slugs: slugsOf(payload) })).toEqual(places)
    await payload.destroy()
  })
})
