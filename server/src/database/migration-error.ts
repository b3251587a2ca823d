/** The schema cannot be brought to this release: the database is newer, or a migration was edited, or it is not allowed. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
