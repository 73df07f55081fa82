export type NameProblem = 'badName' | 'longName'

/** Bytes of a name that every common file system takes. */
const mostBytes = 255

/**
 * Why a file cannot be kept under the name that it is sent with; null where it can. A name is the key of
 * the document in the archive, so it is taken as it is or not at all: separators would lead out of the
 * folder, a leading dot hides a file, and control characters, those for the direction of text among them,
 * show a name as another one (Unicode Technical Report 36, section 2.5).
 */
export const nameProblem = (name: string): NameProblem | null => {
  if (Buffer.byteLength(name) > mostBytes) return 'longName'
  const isBad = name.trim() !== name || name === '' || name.startsWith('.') || forbidden.test(name)
  return isBad ? 'badName' : null
}

/** Separators of any system, what Windows reserves, and characters that nobody sees. */
const forbidden = /[/\\:*?"<>|]|[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u

/** Names that a file system may take for the same. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()
