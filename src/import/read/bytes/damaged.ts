/** Compressed data that cannot be read on, with its place in the compressed file. */
export const damaged = ({
  at,
  isCut = false,
  what,
}: {
  at: number
  isCut?: boolean
  what: string
}): Error =>
  new Error(
    isCut
      ? `its ${what} data breaks off at byte ${at}; fetch the file again`
      : `its ${what} data is damaged at byte ${at}; fetch the file again`,
  )
