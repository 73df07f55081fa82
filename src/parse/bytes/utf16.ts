/**
 * UTF-16 without a byte order mark, told by where the high bytes of Arabic letters (U+06xx) stand:
 * on odd places in little-endian order, on even ones in big-endian. Null when on neither.
 */
export const guessUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const pairs = Math.min(Math.floor(bytes.length / 2), sampledPairs)
  if (pairs < 8) return null
  const share = (offset: 0 | 1): number => {
    let high = 0
    for (let pair = 0; pair < pairs; pair += 1) if (bytes[2 * pair + offset] === 0x06) high += 1
    return high / pairs
  }
  if (share(1) > 0.5 && share(0) < 0.1) return 'utf-16le'
  if (share(0) > 0.5 && share(1) < 0.1) return 'utf-16be'
  return null
}

const sampledPairs = 2048
