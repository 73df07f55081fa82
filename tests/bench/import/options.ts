import { parseArgs } from 'node:util'

import { EXIT, failure } from '../../../src/database/failure.ts'
import { wholeNumber } from '../shared/options.ts'

/** What `npm run bench -- import` was asked to do. */
export type ImportOptions = {
  /** Documents that the rows of one COPY come from: as many as an import writes at once. */
  batch: number
  connections: number
  documents: string | undefined
  json: string | undefined
  /** Keeps table and plot in docs/benchmarks. */
  record: boolean
  /** How often each size is imported and copied; the middle time counts. */
  repeats: number
  /** Documents that go through Payload's `create`. */
  sample: number
  /** Ascending. */
  sizes: number[]
  svg: string | undefined
}

const ordinary = '1000,10000,50000'
const large = '200000,1000000'

/**
 * Reads the command line.
 *
 * @throws Failure with one sentence
 */
export const readOptions = (args: readonly string[]): ImportOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      batch: { type: 'string', default: '250' },
      connections: { type: 'string', default: '1' },
      documents: { type: 'string' },
      json: { type: 'string' },
      large: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      repeats: { type: 'string', default: '1' },
      sample: { type: 'string', default: '300' },
      sizes: { type: 'string', default: ordinary },
      svg: { type: 'string' },
    },
  })
  const number = (name: 'batch' | 'connections' | 'repeats' | 'sample') =>
    wholeNumber({ name, value: values[name] })
  const listed = (values.large ? `${values.sizes},${large}` : values.sizes).split(',')
  const sizes = new Set(listed.map((value) => wholeNumber({ name: 'sizes', value })))
  if (values.documents !== undefined && values.large) {
    const message = 'Give either --documents or --large; with --documents, name the --sizes.'
    throw failure({ exitCode: EXIT.usage, message })
  }
  return {
    batch: number('batch'),
    connections: number('connections'),
    documents: values.documents,
    json: values.json,
    record: values.record,
    repeats: number('repeats'),
    sample: number('sample'),
    sizes: [...sizes].sort((one, other) => one - other),
    svg: values.svg,
  }
}
