/** The packaged PostgreSQL could not be started or may not be started here. The text says with which thing and the cure. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
