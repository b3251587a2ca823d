import { valueAt } from '../company.ts';
import { isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { World } from '../world.ts';

type Draft = Readonly<Record<string, unknown>>;

/** Saves a changed draft of our survey at its newest revision. The change starts from the draft that was published. */
export async function changeDraft(world: World, change: (draft: Draft) => unknown): Promise<Reply> {
  return saveDraft(world, JSON.stringify({ draft: change(world.survey.definition) }));
}

/** Saves a body as it is written. */
export async function saveDraft({ ours, survey }: World, body: string): Promise<Reply> {
  const shown = await ours.owner.get(`/v1/surveys/${survey.id}`);
  const headers = { 'content-type': 'application/json', 'if-match': `"${String(valueAt(shown.json, 'revision'))}"` };
  return ours.owner.send({ method: 'PUT', path: `/v1/surveys/${survey.id}/draft`, headers, body });
}

export async function readDraft({ ours, survey }: World): Promise<unknown> {
  const shown = await ours.owner.get(`/v1/surveys/${survey.id}`);
  const draft = valueAt(shown.json, 'draft');
  return isRecord(draft) ? draft : undefined;
}

/** The page of the draft as customers would see it. */
export function previewDraft({ ours, survey }: World): Promise<Reply> {
  return ours.owner.get(`/v1/surveys/${survey.id}/preview?language=nl`);
}

export function publishDraft({ ours, survey }: World): Promise<Reply> {
  return ours.owner.post(`/v1/surveys/${survey.id}/versions`);
}
