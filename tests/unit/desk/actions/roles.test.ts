import { describe, expect, it } from 'vitest'

import { roles } from '../../../../src/access/roles.ts'
import { actionNames, actions } from '../../../../src/desk/actions/table.ts'

describe('who may do what', () => {
  it('is this, and nothing else', () => {
    const table = roles.map((role) => [
      role,
      actionNames.filter((name) => actions[name].may.includes(role)),
    ])
    const desk = ['review', 'acceptHeadline', 'ready', 'reject', 'restore']
    expect(Object.fromEntries(table)).toEqual({
      admin: actionNames,
      contributor: desk,
      editor: actionNames,
      viewer: [],
    })
  })
})
