import { Buffer } from 'node:buffer'

/** UTF-16 code units to be put together, and the text of the first so many of them. */
export type UnitBuffer = { units: Uint16Array; read: (length: number) => string }

/**
 * A place where a text is put together unit by unit. To be reused by every call of a function that does
 * not await: a string that grows by characters costs an allocation each, and `String.fromCharCode` of an
 * array or a `TextDecoder` three times as much as this.
 *
 * @param size the most units that it holds
 */
export const createUnitBuffer = (size: number): UnitBuffer => {
  const units = new Uint16Array(size)
  const bytes = Buffer.from(units.buffer)
  return {
    units,
    read: isLittleEndian
      ? (length) => bytes.toString('utf16le', 0, 2 * length)
      : (length) => bigEndian.decode(units.subarray(0, length)),
  }
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** The mark of the order of bytes is a character like any other here. */
const bigEndian = new TextDecoder('utf-16be', { ignoreBOM: true })
