import path from 'node:path'

import { defineConfig } from '@playwright/test'

const root = import.meta.dirname
const port = process.env.E2E_PORT ?? '3210'

/** Set to look at a server that runs already; else one is started on a new database of its own. */
const running = process.env.BASE_URL
const baseURL = running ?? `http://127.0.0.1:${port}`

/** Who signs in; made by the start on the new database. */
const admin = {
  ADMIN_EMAIL: 'admin@example.org',
  ADMIN_PASSWORD: 'a password for tests only',
}
Object.assign(process.env, { ...admin, ...process.env })

export default defineConfig({
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  outputDir: 'test-results/e2e',
  // A browser that hangs costs one test; .ci/run names what passed only when it was tried again.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  testDir: 'tests/e2e',
  timeout: 90_000,
  use: {
    baseURL,
    launchOptions: {
      // Root, as CI often is, cannot use Chromium's sandbox; the rest keeps it off the network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    },
    trace: 'retain-on-failure',
  },
  webServer: running
    ? undefined
    : {
        command: `${JSON.stringify(process.execPath)} tests/e2e/server.mjs`,
        env: {
          ...admin,
          NASHRA_DATA_DIR: path.join(root, '.data/e2e'),
          PORT: port,
          // Where the receivers of the tests listen.
          WEBHOOKS_ALLOW_PRIVATE: '127.0.0.1',
        },
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        stderr: 'pipe',
        timeout: 600_000,
        url: `${baseURL}/api/articles`,
      },
  workers: 1,
})
