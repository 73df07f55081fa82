/** An answer as it goes out, before it is compressed. Header names are in lower case. */
export type Answer = {
  body: Buffer
  headers: Readonly<Record<string, string>>
  status: number
}
