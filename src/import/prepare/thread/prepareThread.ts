import { parentPort } from 'node:worker_threads'

import { workBehind } from '../../runs/workBehind.ts'
import { prepareDocument } from '../prepareDocument.ts'
import type { Answer, Ask } from './messages.ts'
import { unpack } from './messages.ts'

/** A thread of its own, which prepares what it is asked for; see `createPreparer`. */
const answerTo = (ask: Ask): Answer => {
  try {
    return { documents: unpack(ask).map(prepareDocument), id: ask.id }
  } catch (error) {
    return { error, id: ask.id }
  }
}

const port = parentPort
if (!port) throw new Error('This is a part of an import, and no program of its own.')
workBehind()
port.on('message', (ask: Ask) => {
  port.postMessage(answerTo(ask))
})
