type Scalar = boolean | null | number | string

/** A parameter of a statement: a value, or a list of them. */
export type Value = Scalar | readonly Scalar[]

/** A parameter as Postgres reads it (PostgreSQL's manual, "Array Value Input"). */
export const valueText = (value: Value): null | string =>
  typeof value === 'object' && value !== null
    ? `{${value.map(element).join(',')}}`
    : value === null
      ? null
      : String(value)

const element = (value: Scalar): string =>
  typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value ?? 'NULL')
