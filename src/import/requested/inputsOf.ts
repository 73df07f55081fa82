import { stat } from 'node:fs/promises'
import path from 'node:path'

import { systemReason } from '../read/failure.ts'
import { inputError, resolveInputs } from '../read/inputs.ts'
import type { Input } from '../read/inputs.ts'
import { uploadFolder } from './folders.ts'
import type { ImportSettings } from './settings.ts'
import type { Request } from './types.ts'

/**
 * The input of a run that was asked for. Files that were uploaded are told by their names alone.
 *
 * @throws InputError with a sentence where it is not there any more
 */
export const inputsOf = async ({
  request,
  settings,
}: {
  request: Request
  settings: ImportSettings
}): Promise<Input[]> => {
  if (request.path !== undefined) return resolveInputs({ cwd: '/', paths: [request.path] })
  const folder = uploadFolder({ id: request.upload ?? '', settings })
  return Promise.all((request.files ?? []).map((name) => uploaded({ folder, name })))
}

const uploaded = async ({ folder, name }: { folder: string; name: string }): Promise<Input> => {
  const file = path.join(folder, name)
  try {
    const { size } = await stat(file)
    return { given: name, kind: 'file', path: file, size }
  } catch (cause) {
    const message = `The uploaded file ${name} cannot be read: ${systemReason(cause)}. Upload it again.`
    throw inputError({ cause, message })
  }
}
