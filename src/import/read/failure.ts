import type { ReadFailureReason, UnsizedFailure } from './types.ts'

/** A failure with its sentence. */
export const readFailure = ({
  bytes = new Uint8Array(),
  ...rest
}: {
  adapter: string
  bytes?: Uint8Array
  file: string
  message: string
  reason: ReadFailureReason
  sourceKey: string
}): UnsizedFailure => ({ ...rest, bytes, kind: 'failure' })

/** What the system said when something could not be read, as the end of a sentence. */
export const systemReason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it; change its permissions',
  EBUSY: 'another program holds it',
  EDQUOT: 'this user may not fill more of the disk',
  EIO: 'the disk gave an error',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
  EPERM: 'this user may not read it; change its permissions',
}
