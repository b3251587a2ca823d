import 'pg';

/** What the driver has for COPY … FROM STDIN, and its types leave out. */
declare module 'pg' {
  interface Connection {
    query: (text: string) => void;
    sendCopyFromChunk: (chunk: Buffer) => void;
    endCopyFrom: () => void;
  }
}
