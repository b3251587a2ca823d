import type { World } from '../world.ts';
import { firstMailTo } from './delivery.ts';
import { letterOf, sendLetter } from './letter.ts';
import { mailSetting } from './mail-setting.ts';

/** The link in a mail that one customer really got. */
export type PersonalLink = Readonly<{ path: string; waveId: string; email: string }>;

export async function mailPersonalLink(world: World): Promise<PersonalLink> {
  const { owner } = world.ours;
  await owner.send({ method: 'PUT', path: '/v1/mail-settings', json: mailSetting(world, {}) });
  try {
    const sent = await sendLetter(world, letterOf({}));
    const mail = await firstMailTo(world, sent.email);
    const path = /\/a\/[A-Za-z0-9_-]+/.exec(`${mail?.mail.text ?? ''} ${mail?.mail.html ?? ''}`)?.[0];
    if (path === undefined) throw new Error(`no mail with a personal link came (${sent.status})`);
    return { path, waveId: sent.waveId, email: sent.email };
  } finally {
    await owner.send({ method: 'DELETE', path: '/v1/mail-settings' });
  }
}

/** Votes that count in the headline figure, and those that were told apart as a machine's. */
export async function countVotes({ ours, survey }: World): Promise<Readonly<{ counted: number; machine: number }>> {
  const reply = await ours.owner.get(`/v1/responses?survey=${survey.id}&vote_class=human&limit=1`);
  const machines = await ours.owner.get(`/v1/responses?survey=${survey.id}&vote_class=machine&limit=1`);
  return { counted: totalOf(reply.json), machine: totalOf(machines.json) };
}

function totalOf(list: unknown): number {
  return Number(/"total":(\d+)/.exec(JSON.stringify(list) ?? '')?.[1] ?? Number.NaN);
}
