/** The package comes without types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  type ImapServer = Readonly<{
    server: Server;
    listen: (port: number, host: string) => void;
    appendMessage: (mailbox: string, flags: readonly string[], date: boolean, raw: string) => void;
  }>;

  function hoodiecrow(options: object): ImapServer;
  export = hoodiecrow;
}
