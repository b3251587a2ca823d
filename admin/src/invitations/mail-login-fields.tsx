import { useSay } from '../catalogue/text.tsx';
import { Segment } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';

/** How a mail server is reached and entered, as it is typed: the port may still be half a number. */
export type MailLogin = Readonly<{
  host: string;
  port: string;
  security: Security;
  username: string;
  password: string;
}>;

type Security = 'tls' | 'starttls' | 'none';

/** Of each kind of server the usual port by encryption, best first: choosing an encryption fills in its port. */
const kinds = {
  smtp: {
    prefix: '',
    host: 'mail.host',
    securities: ['starttls', 'tls', 'none'],
    ports: { starttls: '587', tls: '465', none: '25' },
  },
  imap: {
    prefix: 'imap-',
    host: 'return-mail.host',
    securities: ['tls', 'starttls', 'none'],
    ports: { tls: '993', starttls: '143', none: '143' },
  },
} as const;

type Props = Readonly<{
  kind: keyof typeof kinds;
  typed: MailLogin;
  change: (part: Partial<MailLogin>) => void;
  errorOf: (field: string) => string | undefined;
  isPasswordKept: boolean;
}>;

/** What stands before the names of the fields of such a server: two of them may stand on one page. */
export function fieldPrefixOf(kind: keyof typeof kinds): string {
  return kinds[kind].prefix;
}

export function usualPort(kind: keyof typeof kinds, security: Security): string {
  return kinds[kind].ports[security];
}

/** The server that mail leaves by, or the mailbox that it comes back to. */
export function MailLoginFields(props: Props) {
  return (
    <>
      <ServerFields {...props} />
      <AccountFields {...props} />
    </>
  );
}

function ServerFields({ kind, typed, change, errorOf }: Props) {
  const say = useSay();
  const { prefix, host, securities, ports } = kinds[kind];
  return (
    <>
      <TextField
        className="span-4"
        label={say(host)}
        name={`${prefix}host`}
        value={typed.host}
        onChange={(value) => change({ host: value })}
        error={errorOf('host')}
        hint={kind === 'imap' ? say('return-mail.host-hint') : undefined}
      />
      <TextField
        className="span-2"
        label={say('mail.port')}
        name={`${prefix}port`}
        inputMode="numeric"
        value={typed.port}
        onChange={(port) => change({ port })}
        error={errorOf('port')}
      />
      <Segment
        label={say('mail.security')}
        value={typed.security}
        options={securities.map((offered) => ({ value: offered, label: say(`mail.security-${offered}`) }))}
        onChange={(security) => {
          const isUsual = Object.values<string>(ports).includes(typed.port);
          change({ security, ...(isUsual ? { port: ports[security] } : {}) });
        }}
      />
    </>
  );
}

function AccountFields({ kind, typed, change, errorOf, isPasswordKept }: Props) {
  const say = useSay();
  const { prefix } = kinds[kind];
  return (
    <>
      <TextField
        className="span-3"
        label={say('mail.username')}
        name={`${prefix}username`}
        autoComplete="off"
        value={typed.username}
        onChange={(username) => change({ username })}
        error={errorOf('username')}
      />
      <TextField
        className="span-3"
        label={say('account.password')}
        name={`${prefix}password`}
        type="password"
        autoComplete="new-password"
        value={typed.password}
        onChange={(password) => change({ password })}
        error={errorOf('password')}
        hint={isPasswordKept ? say('mail.password-kept') : undefined}
      />
    </>
  );
}
