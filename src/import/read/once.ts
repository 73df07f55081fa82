/** Calls a function at the first use and gives its answer ever after; for modules that are loaded late. */
export const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
