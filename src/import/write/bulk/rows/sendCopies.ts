import type { Connection, PoolClient, Submittable } from 'pg'

import type { CopyText } from './copyRows.ts'

/**
 * Sends rows to many tables in their order, in one message and without waiting for an answer between
 * them: the database goes from one COPY to the next while this process is at other work (PostgreSQL's
 * manual, "Message Flow", "Simple Query" and "COPY Operations": after an error the server passes over
 * what is still on its way).
 *
 * @param first statements that go before, such as `BEGIN`
 * @throws what the database says of the first statement that fails
 */
export const sendCopies = async ({
  client,
  copies,
  first = [],
}: {
  client: PoolClient
  copies: readonly CopyText[]
  first?: readonly string[]
}): Promise<void> => {
  const filled = copies.filter(({ rows }) => rows > 0)
  const text = [...first, ...filled.map(statement)].join(';\n')
  if (text === '') return
  await new Promise<void>((resolve, reject) => {
    client.query(sending({ copies: filled, reject, resolve, text }))
  })
}

const statement = ({ columns, table }: CopyText): string =>
  `COPY "${table.name}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`

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
  copies,
  reject,
  resolve,
  text,
}: {
  copies: readonly CopyText[]
  reject: (error: Error) => void
  resolve: () => void
  text: string
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
      connection.query(text)
      for (const copy of copies) sendRows({ connection, copy })
      connection.stream.uncork()
    },
  }
  return query
}

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
