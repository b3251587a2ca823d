import MailComposer from 'nodemailer/lib/mail-composer';

export type PlainMessage = Readonly<{
  from: Readonly<{ name: string; address: string }>;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
  messageId?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** The bytes of a mail. The envelope is never made from it: whoever sends names sender and recipient again. */
export function renderMessage(mail: PlainMessage): Promise<Buffer> {
  const { from, to, replyTo, subject, text, html, messageId, headers } = mail;
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(messageId !== undefined && { messageId }),
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
