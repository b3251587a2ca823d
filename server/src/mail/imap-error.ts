/** What kept a mailbox from being read, as a code that the catalogue words. */
export type ImapTrouble = 'unreachable' | 'private' | 'certificate' | 'not_offered' | 'login' | 'folder' | 'broken';

/** A mailbox that cannot be read is the world's fault: it is tried again later, and staff is told. */
export class ImapError extends Error {
  override readonly name = 'ImapError';
  readonly trouble: ImapTrouble;

  constructor(trouble: ImapTrouble, text: string, options?: ErrorOptions) {
    super(text, options);
    this.trouble = trouble;
  }
}
