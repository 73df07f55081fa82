import { pathToFileURL } from 'node:url'
import path from 'node:path'

import { install, isInstalled } from './install.mjs'
import { makeLifetime } from './lifetime.mjs'
import { makePrinter } from './print.mjs'
import { ROOT } from './root.mjs'

/**
 * The way into every command: installs what is missing, then hands over to `script` (TypeScript,
 * beside this file), whose `main({ args, life, printer })` resolves to the exit status. A failure is
 * printed as its sentence, anything else that is thrown with its stack.
 *
 * @param {{ name: string, script: string }} parameters
 */
export const enter = async ({ name, script }) => {
  const life = makeLifetime()
  // Only `npm start` speaks on standard output; the others leave it to what they run.
  const printer = makePrinter(name === 'start' ? {} : { write: (line) => console.error(line) })
  try {
    if (name === 'start') printer.line('Nashra · نشرة')
    if (!isInstalled()) {
      await printer.stage({
        name: 'install',
        slow: 'npm ci, about a minute on a fast line',
        work: async () => {
          await install({ life, note: printer.note })
          return 'packages of package-lock.json'
        },
      })
    }
    if (life.isEnding()) return
    const { register } = await import('tsx/esm/api')
    register()
    const { main } = await import(
      pathToFileURL(path.join(ROOT, 'src/commands/stages', script)).href
    )
    const status = await main({ args: process.argv.slice(2), life, printer })
    if (!life.isEnding()) await life.finish(status)
  } catch (error) {
    if (life.isEnding()) return
    const sentence = Number.isInteger(error?.exitCode)
    console.error(`\n${sentence ? error.message : (error?.stack ?? error)}`)
    await life.finish(sentence ? error.exitCode : 1)
  }
}
