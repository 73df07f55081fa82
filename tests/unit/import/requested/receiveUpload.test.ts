import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { PayloadRequest } from 'payload'
import { beforeEach, describe, expect, it } from 'vitest'

import { receiveUpload } from '../../../../src/import/requested/receive/receiveUpload.ts'
import { resolveImportSettings } from '../../../../src/import/requested/settings.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nashra-upload-'))
  return () => {
    rmSync(folder, { force: true, recursive: true })
  }
})

const t = (key: string) => key

const send = ({
  body,
  limits = {},
  type,
}: {
  body: BodyInit | null
  limits?: Parameters<typeof resolveImportSettings>[0]
  type?: string
}) => {
  const request = new Request('http://127.0.0.1/', {
    body,
    headers: type === undefined ? {} : { 'content-type': type },
    method: 'POST',
  })
  return receiveUpload({
    req: Object.assign(request, { t }) as unknown as PayloadRequest,
    settings: resolveImportSettings({ folder, ...limits }),
  })
}

const form = (...files: [name: string, text: string][]): FormData => {
  const data = new FormData()
  for (const [name, text] of files) data.append('files', new Blob([text]), name)
  return data
}

/** A form as no browser writes it. */
const raw = (filename: string): { body: string; type: string } => ({
  body: `--x\r\nContent-Disposition: form-data; name="files"; filename="${filename}"\r\n\r\ntext\r\n--x--\r\n`,
  type: 'multipart/form-data; boundary=x',
})

const kept = (): string[] =>
  existsSync(path.join(folder, 'uploads')) ? readdirSync(path.join(folder, 'uploads')) : []

describe('an upload', () => {
  it('is kept file by file, under the names that were sent', async () => {
    const { files, upload } = await send({
      body: form(['أخبار.txt', 'نص'], ['b.jsonl', '{}\n'.repeat(100_000)]),
    })
    expect(files).toEqual([
      { name: 'أخبار.txt', size: 4 },
      { name: 'b.jsonl', size: 300_000 },
    ])
    expect(readFileSync(path.join(folder, 'uploads', upload, 'أخبار.txt'), 'utf8')).toBe('نص')
    expect(readFileSync(path.join(folder, 'uploads', upload, 'b.jsonl')).length).toBe(300_000)
  })

  it.each([
    ['badName', raw('../../escaped.txt')],
    ['badName', raw('/tmp/escaped.txt')],
    ['badName', raw('..')],
    ['sameName', { body: form(['a.txt', 'x'], ['A.TXT', 'y']) }],
    ['fileTooLarge', { body: form(['a.txt', 'x'.repeat(2000)]), limits: { mostFileBytes: 1000 } }],
    [
      'uploadTooLarge',
      {
        body: form(['a.txt', 'x'.repeat(700)], ['b.txt', 'x'.repeat(700)]),
        limits: { mostUploadBytes: 1000 },
      },
    ],
    [
      'tooManyFiles',
      { body: form(['a.txt', ''], ['b.txt', ''], ['c.txt', '']), limits: { mostFiles: 2 } },
    ],
    ['noFile', { body: form() }],
    ['badForm', { body: '{}', type: 'application/json' }],
    ['badForm', { body: null }],
    ['badForm', { body: '--x\r\nContent-Disp', type: 'multipart/form-data; boundary=x' }],
  ])('is refused whole, and nothing of it is kept: %s', async (reason, sent) => {
    const error = await send(sent).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ data: { reason } })
    expect(kept()).toEqual([])
    expect(existsSync(path.join(folder, '..', 'escaped.txt'))).toBe(false)
  })
})
