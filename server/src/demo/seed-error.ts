/** The company cannot be filled with drawn answers. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
