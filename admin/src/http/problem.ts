/** One thing that is wrong in what was sent: where (a JSON pointer) and why, in the reader's language. */
export type ProblemDetail = Readonly<{ pointer: string; code: string; detail: string }>;

/** A refused or failed request as RFC 9457 tells it. Code `offline` and `unreadable` are given by this side. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** One sentence for the reader, already in the reader's language; empty when the server gave none. */
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly ProblemDetail[];
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const code = textOf(body['code']) || 'unreadable';
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.detail = textOf(body['detail']);
    this.requestId = textOf(body['request_id']);
    this.errors = detailsOf(body['errors']);
    this.body = body;
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

function detailsOf(value: unknown): readonly ProblemDetail[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Record<string, unknown>) => ({
    pointer: textOf(entry['pointer']),
    code: textOf(entry['code']),
    detail: textOf(entry['detail']),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
