import { expect, it } from 'vitest'

import { linkKey } from '../../../src/text/linkKey.ts'

const key = 'البنك المركزي يرفع الفايده'

it('is one for a title of an article, however often it is taken', () => {
  expect(linkKey({ from: 'a', key })).toBe(linkKey({ from: 'a', key }))
  expect(linkKey({ from: 'a', key })).not.toBe(linkKey({ from: 'a', key: `${key} غدا` }))
})

it('begins with the article, so that its titles lie together and those of newer ones at the end', () => {
  const keys = ['0198a', '0198b', '0199a'].map((from) => linkKey({ from, key }))
  expect([...keys].reverse().sort()).toEqual(keys)
})

it('is as long for a long title', () => {
  expect(linkKey({ from: 7, key: key.repeat(100) })).toHaveLength('7 '.length + 32)
})
