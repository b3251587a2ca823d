export type Reply = Readonly<{
  /** 0 when the connection ended without a reply. */
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  /** The body read as JSON; undefined when it is none. */
  json: unknown;
  ms: number;
}>;

export type Message = Readonly<{
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  body?: string | Buffer;
  /** Sent as JSON; `body` goes before it. */
  json?: unknown;
}>;
