import { randomUUID } from 'node:crypto';
import type { World } from '../world.ts';

/** Settings that the server takes, but for the parts that are tried. */
export function mailSetting({ mail }: Pick<World, 'mail'>, parts: object) {
  return {
    host: mail.host,
    port: mail.port,
    security: 'none',
    username: mail.username,
    password: mail.password,
    sender_name: 'Bakkerij De Ochtend',
    sender_address: `post-${randomUUID()}@bakkerij.example`,
    ...parts,
  };
}
