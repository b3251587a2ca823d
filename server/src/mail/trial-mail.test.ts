import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { testConfig } from '../test-product.ts';
import { type MailServer, mailServerOf } from './mail-server.ts';
import { openTransport } from './transport.ts';
import { sendTrialMail } from './trial-mail.ts';

const closings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function listen(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ logger: false, ...options });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.server.address() as AddressInfo).port;
}

/** A server that says and does what no mail server does. */
async function greet(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => onConnection(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

const open: SMTPServerOptions = { authOptional: true, hideSTARTTLS: true, disabledCommands: ['STARTTLS'] };

function at(port: number, more: Partial<MailServer> = {}): MailServer {
  const own = { senderName: 'De Vries', senderAddress: 'service@devries.example', mayBePrivate: true };
  return { host: '127.0.0.1', port, security: 'none', username: '', password: '', ...own, ...more };
}

const mail = { to: 'sanne@devries.example', language: 'nl', company: 'De Vries' } as const;

async function failedStep(server: MailServer): Promise<string | undefined> {
  const { steps } = await sendTrialMail(server, mail);
  const failed = steps.filter((step) => !step.ok);
  expect(failed).toHaveLength(1);
  // The failed step is the last one, and its sentence is in the reader's language with every blank filled in.
  expect(steps.at(-1)).toBe(failed[0]);
  expect(failed[0]?.detail).not.toMatch(/mail_test|[{}]/);
  return failed[0]?.step;
}

describe('a trial mail', () => {
  it('that arrives tells every step of the way', async () => {
    const received: string[] = [];
    const port = await listen({
      ...open,
      onData: (stream, session, done) => {
        received.push(...session.envelope.rcptTo.map((recipient) => recipient.address));
        stream.resume();
        stream.on('end', () => done());
      },
    });
    const { steps } = await sendTrialMail(at(port), mail);
    expect(steps.map((step) => step.step)).toEqual(['dns', 'connect', 'tls', 'login', 'sender', 'recipient', 'sent']);
    expect(steps.every((step) => step.ok)).toBe(true);
    expect(received).toEqual(['sanne@devries.example']);
  });

  it('names a server whose name does not exist', async () => {
    expect(await failedStep(at(25, { host: 'mail.does-not-exist.invalid' }))).toBe('dns');
  });

  it.each(['127.0.0.1', 'localhost', '::1', '::ffff:127.0.0.1'])(
    'never reaches into our own network by %s, unless the operator says so',
    async (host) => {
      let connections = 0;
      const port = await listen({
        ...open,
        onConnect: (_session, done) => {
          connections += 1;
          done();
        },
      });
      expect(await failedStep(at(port, { host, mayBePrivate: false }))).toBe('dns');
      const transport = openTransport(at(port, { host, mayBePrivate: false }), 1);
      const message = { from: { name: '', address: 'a@devries.example' }, to: mail.to, subject: 'x', text: 'x' };
      const handover = await transport.send(message, { from: 'a@devries.example', to: mail.to });
      expect(handover).toMatchObject({ outcome: 'not handed', failure: { step: 'dns', code: 'private' } });
      expect(connections).toBe(0);
    },
  );

  it('of a workspace reaches a private host that the operator has named', () => {
    const row = {
      ...at(25, { host: 'Mail.Intern.example' }),
      password_sealed: null,
      sender_name: 'x',
      sender_address: 'y',
    };
    const config = { ...testConfig, baseUrl: 'https://feedback.example.com' };
    const key = Buffer.alloc(32);
    expect(mailServerOf(config, key, row).server?.mayBePrivate).toBe(false);
    const named = { ...config, privateMailHosts: ['mail.intern.example'] };
    expect(mailServerOf(named, key, row).server?.mayBePrivate).toBe(true);
    expect(mailServerOf({ ...config, smtpUrl: 'smtp://10.0.0.5' }, key, undefined).server?.mayBePrivate).toBe(true);
  });

  it('names a port on which nothing listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await failedStep(at(port))).toBe('connect');
  });

  it('names encryption that the server does not offer', async () => {
    expect(await failedStep(at(await listen(open), { security: 'starttls' }))).toBe('tls');
  });

  it('names a certificate that is not valid for the server', async () => {
    const port = await listen({ authOptional: true, secure: true });
    expect(await failedStep(at(port, { security: 'tls' }))).toBe('tls');
  });

  it('names a password that is refused', async () => {
    const port = await listen({
      ...open,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid password')),
    });
    expect(await failedStep(at(port, { username: 'service', password: 'wrong' }))).toBe('login');
  });

  it('names a sender that the server does not let through', async () => {
    const port = await listen({ ...open, onMailFrom: (_address, _session, done) => done(new Error('not yours')) });
    expect(await failedStep(at(port))).toBe('sender');
  });

  it('names a recipient that is refused', async () => {
    const port = await listen({ ...open, onRcptTo: (_address, _session, done) => done(new Error('no such user')) });
    expect(await failedStep(at(port))).toBe('recipient');
  });

  it('names a mail that is refused after it was read', async () => {
    const port = await listen({
      ...open,
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done(new Error('looks like spam')));
      },
    });
    expect(await failedStep(at(port))).toBe('sent');
  });

  it.each([
    ['turns everybody away', '554 5.7.1 not from your network'],
    ['is no mail server', 'SSH-2.0-OpenSSH_9.9'],
  ])('gives the words of a server that %s, and blames no certificate', async (_, greeting) => {
    const port = await greet((socket) => socket.write(`${greeting}\r\n`));
    const { steps } = await sendTrialMail(at(port), mail);
    expect(steps.map((step) => step.step)).toEqual(['dns', 'connect']);
    expect(steps.at(-1)?.detail).toContain(greeting);
  });

  it.each([
    ['AUTH', 'login'],
    ['MAIL', 'sent'],
    ['DATA', 'sent'],
  ] as const)('says of a server that hangs up at %s that it did so then', async (verb, step) => {
    const port = await greet((socket) => {
      socket.write('220 mail.example\r\n');
      socket.on('data', (line) => {
        if (line.toString().startsWith(verb)) socket.destroy();
        else socket.write(line.toString().startsWith('AUTH') ? '235 in\r\n' : '250 mail.example\r\n');
      });
    });
    expect(await failedStep(at(port, { username: 'service', password: 'right' }))).toBe(step);
  });

  it.each([
    ['greets', '', 'connect'],
    ['says what it can do', '220 mail.example\r\n250-', 'connect'],
    ['takes the mail', '220 mail.example\r\n250 mail.example\r\n250 ', 'sent'],
  ])('gives up a server that never ends when it %s, however busy it looks', async (_, first, step) => {
    let isHungUp = false;
    const server = createServer((socket) => {
      const timer = setInterval(() => socket.write('2'), 20);
      socket.on('error', () => undefined).write(first);
      socket.on('close', () => {
        clearInterval(timer);
        isHungUp = true;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closings.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { steps } = await sendTrialMail(at((server.address() as AddressInfo).port), mail, 400);
    expect(steps.at(-1)).toMatchObject({ step, ok: false });
    await expect.poll(() => isHungUp).toBe(true);
  });
});
