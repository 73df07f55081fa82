import type { Connection, PoolClient, Submittable } from 'pg'

import type { CopyText } from './copyRows.ts'
import type { Value } from './valueText.ts'
import { valueText } from './valueText.ts'

/** SQL with its parameters; of what it answers nothing is told. */
export type Statement = { sql: string; values?: readonly Value[] }

/** One of the things that a batch has the database do, in their order. */
export type Step = CopyText | Statement

/**
 * Has the database do one step after the other, all sent at once and without waiting for an answer between
 * them: it goes from one to the next while this process is at other work. After an error it passes over what
 * is still on its way (PostgreSQL's manual, "Message Flow", "Extended Query": until the Sync at the end; so
 * does a COPY in it, "COPY Operations").
 *
 * @throws what the database says of the first step that fails
 */
export const sendSteps = async ({
  client,
  steps,
}: {
  client: PoolClient
  steps: readonly Step[]
}): Promise<void> => {
  const wanted = steps.filter((step) => !('rows' in step) || step.rows > 0)
  if (wanted.length === 0) return
  await new Promise<void>((resolve, reject) => {
    client.query(sending({ reject, resolve, steps: wanted }))
  })
}

/** A query as the driver takes those that it does not make itself: it calls what it hears of. */
type Sending = Submittable & {
  /** The driver puts the end of its own time limit here. */
  callback: (error?: Error) => void
} & Record<
    `handle${'CommandComplete' | 'CopyInResponse' | 'DataRow' | 'ReadyForQuery' | 'RowDescription'}`,
    () => void
  > & {
    handleError: (error: Error) => void
  }

const sending = ({
  reject,
  resolve,
  steps,
}: {
  reject: (error: Error) => void
  resolve: () => void
  steps: readonly Step[]
}): Sending => {
  const query: Sending = {
    callback: () => {},
    handleCommandComplete: () => {},
    handleCopyInResponse: () => {},
    handleDataRow: () => {},
    handleError: (error) => {
      query.callback()
      reject(error)
    },
    handleReadyForQuery: () => {
      query.callback()
      resolve()
    },
    handleRowDescription: () => {},
    submit: (connection) => {
      connection.stream.cork()
      for (const step of steps) submitStep({ connection, step })
      connection.sync()
      connection.stream.uncork()
    },
  }
  return query
}

const submitStep = ({ connection, step }: { connection: Connection; step: Step }): void => {
  const isCopy = 'rows' in step
  const [sql, values] = isCopy ? [copying(step), []] : [step.sql, step.values ?? []]
  connection.parse({ name: '', text: sql, types: [] }, true)
  connection.bind({ values: values.map(valueText) }, true)
  connection.execute(null, true)
  if (isCopy) sendRows({ connection, copy: step })
}

const copying = ({ columns, table }: CopyText): string =>
  `COPY "${table.name}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`

const sendRows = ({
  connection: { stream },
  copy: { text },
}: {
  connection: Connection
  copy: CopyText
}): void => {
  for (let at = 0; at < text.length; at += chunkBytes) {
    const chunk = text.subarray(at, at + chunkBytes)
    const head = Buffer.allocUnsafe(5)
    head.write('d', 'latin1')
    // The length counts itself, and not the letter.
    head.writeUInt32BE(chunk.length + 4, 1)
    stream.write(head)
    stream.write(chunk)
  }
  stream.write(copyDone)
}

/** The server takes the data of one message into its memory as a whole. */
const chunkBytes = 64 * 1024

const copyDone = Buffer.from([0x63, 0, 0, 0, 4])
