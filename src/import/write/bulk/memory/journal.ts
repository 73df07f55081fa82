/** Remembers how to undo what was done to the memory, so that a document that fails leaves nothing. */
export type Journal = {
  /** Adds a value to the list under a key. */
  add: <Key, Value>(args: { index: Map<Key, Value[]>; key: Key; value: Value }) => void
  assign: <Target extends object>(target: Target, changes: Partial<Target>) => void
  /** Forgets how; what was done stays. */
  keep: () => void
  /** Does something that stays even if the document fails: what was read from the database is so. */
  lasting: (work: () => void) => void
  /** Takes a way to undo something down. */
  note: (undo: () => void) => void
  push: <Value>(list: Value[], value: Value) => void
  /** Takes a value out of the list under a key. */
  remove: <Key, Value>(args: { index: Map<Key, Value[]>; key: Key; value: Value }) => void
  set: <Key, Value>(map: Map<Key, Value>, key: Key, value: Value) => void
  /** Undoes all since the last `keep`, the latest first. */
  undo: () => void
}

export const createJournal = (): Journal => {
  let undos: (() => void)[] = []
  let isLasting = false
  const note = (undo: () => void): void => {
    if (!isLasting) undos.push(undo)
  }
  return {
    add: ({ index, key, value }) => {
      const list = index.get(key)
      if (list) list.push(value)
      else index.set(key, [value])
      if (isLasting) return
      note(() => {
        const values = index.get(key) ?? []
        values.splice(values.lastIndexOf(value), 1)
      })
    },
    assign: (target, changes) => {
      if (isLasting) {
        Object.assign(target, changes)
        return
      }
      const before = Object.fromEntries(
        Object.keys(changes).map((name) => [name, Reflect.get(target, name)]),
      )
      Object.assign(target, changes)
      note(() => Object.assign(target, before))
    },
    keep: () => {
      undos = []
    },
    lasting: (work) => {
      isLasting = true
      try {
        work()
      } finally {
        isLasting = false
      }
    },
    note,
    push: (list, value) => {
      list.push(value)
      note(() => list.splice(list.lastIndexOf(value), 1))
    },
    remove: ({ index, key, value }) => {
      const list = index.get(key)
      const at = list?.indexOf(value) ?? -1
      if (!list || at < 0) return
      list.splice(at, 1)
      note(() => list.splice(at, 0, value))
    },
    set: (map, key, value) => {
      if (isLasting) {
        map.set(key, value)
        return
      }
      const had = map.has(key)
      const before = map.get(key)
      map.set(key, value)
      note(() => {
        if (had) map.set(key, before as never)
        else map.delete(key)
      })
    },
    undo: () => {
      for (const undo of undos.reverse()) undo()
      undos = []
    },
  }
}
