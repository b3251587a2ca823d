/** SQLSTATEs of a database that is stopping, starting, full of connections or too slow: try again, it is not the request. */
const passingStates = new Set(['57P01', '57P02', '57P03', '53300', '57014', '55P03', '08006', '08003', '25P03']);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/** Whether an error says that the database could not be asked. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (/timeout exceeded when trying to connect|Connection terminated/i.test(error.message)) return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  if (passingStates.has(error.code)) return true;
  // The socket of a stopped PostgreSQL is not there; a missing file of ours has another system call.
  return passingCodes.has(error.code) && 'syscall' in error && /connect|read|write/.test(String(error.syscall));
}
