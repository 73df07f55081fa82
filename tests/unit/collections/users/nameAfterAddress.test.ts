import { expect, it } from 'vitest'

import { nameAfterAddress } from '../../../../collections/users/hooks/nameAfterAddress.ts'

const saved = (data: object, originalDoc?: object) =>
  nameAfterAddress({ data, originalDoc } as never) as { name?: unknown }

it.each([
  ['of an address alone', { email: 'desk@example.org' }, undefined, 'desk'],
  ['of a blank name', { email: 'desk@example.org', name: ' ' }, undefined, 'desk'],
  ['of a name', { email: 'desk@example.org', name: 'المكتب' }, undefined, 'المكتب'],
  ['of a save of something else', { role: 'editor' }, { email: 'x@y.z', name: 'س' }, undefined],
  ['of one who never had a name', { role: 'editor' }, { email: 'night@y.z' }, 'night'],
])('calls somebody by a name, %s', (_, data, originalDoc, name) => {
  expect(saved(data, originalDoc).name).toBe(name)
})
