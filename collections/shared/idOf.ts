/** The id behind a relationship's value, whether it came populated or bare; null where it is empty. */
export const idOf = (value: unknown): null | string => {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id)
  return null
}
