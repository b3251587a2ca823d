import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';
import { errorFields } from './error-fields.ts';
import { standardOutput } from './log-output.ts';

/** Fields that never belong in a log, wherever an object that has them is logged by mistake. */
const redacted = ['password', 'token', 'secret', 'email', 'to', 'answers', 'authorization', 'cookie'];

/** JSON lines in UTC on standard output: no answers, no addresses, no tokens. */
export function makeLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '[removed]' },
  };
  return pino(options, destination ?? standardOutput());
}
