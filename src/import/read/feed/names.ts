/** Names of elements as the rules know them, whatever prefixes a feed gives them. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/purl\.org\/rss\/1\.0\/?$/, ''],
  [/^http:\/\/(?:my\.netscape\.com\/rdf|channel\.netscape\.com\/rdf)\//, ''],
  [/^http:\/\/backend\.userland\.com\/rss/i, ''],
  [/^http:\/\/www\.w3\.org\/2005\/Atom$/, 'atom:'],
  [/^http:\/\/purl\.org\/atom\/ns#$/, 'atom:'],
  [/^http:\/\/purl\.org\/dc\/(?:elements\/1\.1|terms)\/$/, 'dc:'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content:'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]+\/$/, 'wp:'],
  [/^http:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/, 'excerpt:'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/, 'rdf:'],
]

/** The name of an element or attribute; a prefix that is bound to nothing stands as it is. */
export const nameOf = ({
  local,
  prefix,
  uri,
}: {
  local: string
  prefix: string
  uri: string
}): string => {
  if (uri === '') return prefix === '' ? local : `${prefix}:${local}`
  const known = prefixes.find(([pattern]) => pattern.test(uri))?.[1]
  return `${known ?? (prefix === '' ? 'other:' : `${prefix}:`)}${local}`
}

/** Elements that are a feed when they are the outermost, and the name of what they hold. */
export const roots: Readonly<Record<string, string>> = {
  'atom:entry': 'atom:entry',
  'atom:feed': 'atom:entry',
  'rdf:RDF': 'item',
  rss: 'item',
}
