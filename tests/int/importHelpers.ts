import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { seed } from '../../seeds/seed.ts'
import type { DocumentReport } from '../../src/import/index.ts'
import { readInputs, runImport } from '../../src/import/index.ts'

/**
 * Every row of every table with all its columns, as text: two are equal exactly if nothing was written. Left
 * out is what the database notes of changes itself, which stays when they are taken back.
 */
export const snapshot = async (payload: Payload): Promise<Record<string, string[]>> => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  const tables = await drizzle.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'nashra_public_changes' order by 1`,
  )
  const rows: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const found = await drizzle.execute<{ row: string }>(
      sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by 1`,
    )
    rows[name] = found.rows.map(({ row }) => row)
  }
  return rows
}

/** Streams that keep what a command says. */
export const outputs = () => {
  const said = { stderr: '', stdout: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text
      return true
    },
  })
  return {
    surroundings: { stderr: stream('stderr'), stdout: stream('stdout') },
    text: () => ({ ...said }),
  }
}

/** Runs the command within this process, and gives what it said and its exit status. */
export const runSeed = async ({
  argv,
  cwd = '.',
  payload,
  stdin,
}: {
  argv: readonly string[]
  cwd?: string
  payload: Payload
  stdin?: AsyncIterable<Uint8Array>
}) => {
  const told = outputs()
  const status = await seed(argv, {
    cwd,
    payload,
    ...told.surroundings,
    ...(stdin ? { stdin } : {}),
  })
  return { ...told.text(), status }
}

/** Bytes as standard input brings them. */
export async function* streamOf(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
  await Promise.resolve()
}

/** Imports records as JSON Lines and gives the report of each. */
export const importRecords = async ({
  payload,
  publish = false,
  records,
  writer = 'bulk',
}: {
  payload: Payload
  publish?: boolean
  records: readonly Record<string, unknown>[]
  writer?: 'bulk' | 'local'
}): Promise<DocumentReport[]> => {
  const reports: DocumentReport[] = []
  const lines = records.map((record) => `${JSON.stringify(record)}\n`)
  const { error } = await runImport({
    input: 'test',
    items: readInputs({
      inputs: [{ given: '-', kind: 'standardInput' }],
      standardInput: streamOf(...lines),
    }),
    onReport: (report) => Promise.resolve(void reports.push(report)),
    payload,
    publish,
    writer,
  })
  if (error !== undefined) throw new Error('The import broke off.', { cause: error })
  return reports
}

/** A text that no other call gives: three sentences that name the subject. */
export const bodyOn = (subject: string): string =>
  [
    `أعلنت الجهات المعنية اليوم بدء العمل في ${subject} وفق الخطة التي أقرت مطلع العام الجاري.`,
    `وأوضحت أن ${subject} سيخدم سكان المنطقة، وأن الأعمال تستمر عدة أشهر قبل الافتتاح الرسمي.`,
    `ومن المتوقع أن تعلن نتائج المرحلة الأولى من ${subject} في الأسابيع المقبلة.`,
  ].join('\n\n')

type Printed = { body: string; headline?: string; source?: string }

/** A document in the form of the seeds. */
export const documentOf = ({
  keywords,
  main,
  readAlso,
  related = [],
}: {
  keywords?: string
  main: Printed
  readAlso?: Printed
  related?: string[]
}): string =>
  [
    main.headline,
    main.body,
    main.source && `المصدر: ${main.source}`,
    keywords && `كلمات دلالية: ${keywords}`,
    readAlso && `إقرأ أيضاً:\n\n${readAlso.headline ?? ''}\n\n${readAlso.body}`,
    readAlso?.source && `المصدر: ${readAlso.source}`,
    related.length > 0 && `مقالات مشابهة\n\n${related.map((title) => `  • ${title}`).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
