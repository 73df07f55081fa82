import os from 'node:os'

const MB = 1024 * 1024

/**
 * Server settings written into a new cluster's postgresql.conf, where an admin may change them.
 * Sized for a machine that the server shares with Node: an eighth of the memory for its own cache,
 * within 64 MB and 4 GB, and no parallel workers on two cores.
 */
export const clusterSettings = ({
  memory = usableMemory(),
  cores = os.availableParallelism(),
}: { memory?: number; cores?: number } = {}): Record<string, string> => ({
  shared_buffers: megabytes(clamp({ value: memory / 8, low: 64 * MB, high: 4096 * MB })),
  effective_cache_size: megabytes(clamp({ value: memory / 2, low: 256 * MB, high: 65_536 * MB })),
  work_mem: '16MB',
  maintenance_work_mem: megabytes(clamp({ value: memory / 16, low: 64 * MB, high: 512 * MB })),
  max_connections: '100',
  max_parallel_workers_per_gather: cores <= 2 ? '0' : '2',
  // Imports write in bursts, all over large indexes, and after each checkpoint the first write of a page
  // goes whole into the log: so few checkpoints. The binaries compress the log by pglz only, which doubles
  // the server's work for a document in an archive of 200,000 (8.6 against 4.4 ms).
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'off',
  // Of solid-state disks.
  random_page_cost: '1.1',
  // The binaries come without LLVM.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
})

/** Settings given on the server's command line at every start: these are not for changing. */
export const launchSettings = ({
  port,
  durable,
}: {
  port: number
  durable: boolean
}): Record<string, string> => ({
  port: String(port),
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'nashra',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
})

/** `-c name=value` for each setting. */
export const asFlags = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** What a container's limit leaves, where there is one. */
const usableMemory = (): number => {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < os.totalmem() ? limit : os.totalmem()
}

const clamp = ({ value, low, high }: { value: number; low: number; high: number }): number =>
  Math.min(high, Math.max(low, value))

const megabytes = (bytes: number): string => `${Math.round(bytes / MB)}MB`
