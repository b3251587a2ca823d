/** What a refusal is about: the thing named by a JSON pointer, and the values its sentence needs. */
export type RefusalDetail = Readonly<{
  pointer?: string;
  values?: Readonly<Record<string, string | number>>;
}>;

/**
 * A rule says no. The code is a key of the catalogues, so that every refusal is worded in the reader's language;
 * it becomes a 4xx in server/http/problem.ts and nowhere else.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly detail: RefusalDetail;

  constructor(code: string, detail: RefusalDetail = {}) {
    super(detail.pointer ? `${code} at ${detail.pointer}` : code);
    this.code = code;
    this.detail = detail;
  }
}
