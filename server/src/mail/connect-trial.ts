import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connectionOptions } from './connection-options.ts';
import type { MailServer } from './mail-server.ts';
import { type SmtpFailure, smtpFailure } from './smtp-failure.ts';
import { connect } from './smtp-steps.ts';

/** Connects as for a mail, encryption included, and hangs up. Undefined when all went well. */
export async function connectTrial(server: MailServer): Promise<SmtpFailure | undefined> {
  let connection: SMTPConnection | undefined;
  try {
    connection = new SMTPConnection(await connectionOptions(server));
    await connect(connection);
    return undefined;
  } catch (error) {
    return smtpFailure(error);
  } finally {
    connection?.close();
  }
}
