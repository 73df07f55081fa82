/** What the header of a Zstandard frame says. */
export type ZstdFrame = {
  /** Bytes of the decompressed frame, where it says so. */
  contentSize: number | null
  hasChecksum: boolean
  hasDictionary: boolean
  /** Bytes that must be kept to decompress it. */
  window: number
}

/** First four bytes, read as a number: a frame, or one of sixteen that hold no data (RFC 8878 §3.1). */
export const isFrame = (magic: number): boolean => magic === 0xfd2fb528
export const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5

/** Largest block, compressed or not (RFC 8878 §3.1.1.2.4). */
export const mostBlockBytes = 128 * 1024

/** Bytes of the header after its first, by that first one (RFC 8878 §3.1.1.1). */
export const headerRest = (descriptor: number): number => {
  const { contentBytes, dictionaryBytes, isSingle } = partsOf(descriptor)
  return (isSingle ? 0 : 1) + dictionaryBytes + contentBytes
}

/** Reads a header without its magic number: `[descriptor, …rest]`. */
export const readFrame = (header: Uint8Array): ZstdFrame => {
  const [descriptor = 0, windowByte = 0] = header
  const { contentBytes, dictionaryBytes, isSingle } = partsOf(descriptor)
  const at = 1 + (isSingle ? 0 : 1)
  const size = littleEndian(
    header.subarray(at + dictionaryBytes, at + dictionaryBytes + contentBytes),
  )
  const contentSize = contentBytes === 0 ? null : contentBytes === 2 ? size + 256 : size
  const base = 2 ** (10 + (windowByte >> 3))
  return {
    contentSize,
    hasChecksum: (descriptor & 4) !== 0,
    hasDictionary: littleEndian(header.subarray(at, at + dictionaryBytes)) !== 0,
    window: isSingle ? (contentSize ?? 0) : base + (base / 8) * (windowByte & 7),
  }
}

/** The three bytes before a block (RFC 8878 §3.1.1.2). `size` is that of what stands in the file. */
export const readBlock = (
  header: Uint8Array,
): { isLast: boolean; isValid: boolean; size: number } => {
  const value = littleEndian(header)
  const type = (value >> 1) & 3
  const size = value >> 3
  return {
    isLast: (value & 1) === 1,
    isValid: type !== 3 && size <= mostBlockBytes,
    // One byte that is repeated `size` times.
    size: type === 1 ? 1 : size,
  }
}

/** The number that some bytes are, the lowest first. */
export const littleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((value, byte) => value * 256 + byte, 0)

const partsOf = (descriptor: number) => {
  const isSingle = (descriptor & 0x20) !== 0
  const contentFlag = descriptor >> 6
  return {
    contentBytes: contentFlag === 0 ? (isSingle ? 1 : 0) : 2 ** contentFlag,
    dictionaryBytes: [0, 1, 2, 4][descriptor & 3] ?? 0,
    isSingle,
  }
}
