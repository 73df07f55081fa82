import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'

/**
 * The text kept in `file`; where there is none, what `make` gives is written there first, readable by
 * its owner only. Of several processes that come at once one writes and all get the same text; one
 * killed while writing leaves no half file behind.
 */
export const keepOnce = ({ file, make }: { file: string; make: () => string }): string =>
  read(file) ?? write({ file, text: make() })

const write = ({ file, text }: { file: string; text: string }): string => {
  const draft = `${file}-${randomBytes(6).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    linkSync(draft, file)
    return text
  } catch (error) {
    const kept = hasCode({ error, code: 'EEXIST' }) ? read(file) : null
    if (kept === null) throw error
    return kept
  } finally {
    rmSync(draft, { force: true })
  }
}

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode({ error, code: 'ENOENT' })) return null
    throw error
  }
}

const hasCode = ({ error, code }: { error: unknown; code: string }): boolean =>
  error instanceof Error && 'code' in error && error.code === code
