import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { ar } from '@payloadcms/translations/languages/ar'
import { en } from '@payloadcms/translations/languages/en'
import { nashra } from 'payload-nashra'
import { buildConfig } from 'payload'

const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    importMap: {
      baseDir: root,
      importMapFile: path.resolve(root, 'src/app/(payload)/admin/importMap.js'),
    },
    meta: { titleSuffix: ' · نشرة' },
  },
  db: postgresAdapter({
    idType: 'uuidv7',
    migrationDir: path.resolve(root, 'migrations'),
    pool: { connectionString: process.env.DATABASE_URL, max: 10 },
    push: false,
    readReplicas: process.env.DATABASE_REPLICA_URLS?.split(',').filter(Boolean),
  }),
  editor: lexicalEditor(),
  graphQL: { schemaOutputFile: path.resolve(root, 'schema.graphql') },
  i18n: { fallbackLanguage: 'ar', supportedLanguages: { ar, en } },
  localization: {
    defaultLocale: 'ar',
    locales: [{ code: 'ar', label: { ar: 'العربية', en: 'Arabic' }, rtl: true }],
  },
  plugins: [nashra({ imports: { roots: [path.resolve(root, 'seeds/documents')] } })],
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SITE_URL,
  telemetry: false,
  typescript: {
    // `npm run generate` writes them; otherwise every load outside production would, in the background.
    autoGenerate: false,
    outputFile: path.resolve(root, 'src/payload-types.ts'),
  },
})
