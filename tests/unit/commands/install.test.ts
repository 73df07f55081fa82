import { describe, expect, it } from 'vitest'

import { missingPackages } from '../../../src/commands/stages/install.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/next': { version: '16.4.5' },
  'node_modules/next/node_modules/postcss': { version: '8.4.31' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
}
const installed = {
  'node_modules/next': { version: '16.4.5' },
  'node_modules/next/node_modules/postcss': { version: '8.4.31' },
}

describe('missingPackages', () => {
  it('finds nothing missing when all but other platforms is there', () => {
    expect(missingPackages({ wanted, installed })).toEqual([])
  })

  it('finds what has another version', () => {
    const older = { ...installed, 'node_modules/next': { version: '16.4.4' } }
    expect(missingPackages({ wanted, installed: older })).toEqual(['node_modules/next'])
  })

  it('finds all missing after an install that was killed', () => {
    expect(missingPackages({ wanted, installed: null })).toHaveLength(2)
  })
})
