/** A setting that cannot be used: names it and the cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
