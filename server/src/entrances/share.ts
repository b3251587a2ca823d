import { qrSvg } from '@voldaan/domain/entrances/qr-svg';
import { Refusal } from '@voldaan/domain/refusal';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { renderPrintCard } from '@voldaan/respond/entrance';
import type { z } from 'zod';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { findSurvey, listVersions, type SurveyRecord } from '../surveys/views.ts';
import type { shareSchema } from './schema.ts';
import { listDevices, listSecrets, sumDays, websitesOf } from './views.ts';

const countedDays = 30;
const dayMs = 86_400_000;

/** Everything that the screen needs from which a survey is put where its customers are. */
export async function showShare(product: Product, caller: Caller, id: string): Promise<z.output<typeof shareSchema>> {
  const now = product.clock();
  const since = new Date(now.getTime() - countedDays * dayMs).toISOString().slice(0, 10);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const survey = await findSurvey(db, id);
    if (survey === undefined) throw new Refusal('not_found');
    const [newest, previous] = await listSecrets(db, now);
    return {
      is_published: (await listVersions(db, id)).length > 0,
      public_url: publicUrl(product, survey),
      qr_url: qrUrl(product, survey),
      origin: product.config.baseUrl,
      survey_token: survey.public_token,
      languages: [...survey.draft.languages],
      devices: [...(await listDevices(db, id))],
      websites: [...((await websitesOf(db, id)) ?? [])],
      embed_secret:
        newest === undefined ? null : { made_at: newest.made_at, previous_ends_at: previous?.ends_at ?? null },
      widget: await sumDays(db, id, since),
    };
  });
}

/** What the code of a survey says. */
export async function qrTextOf(product: Product, caller: Caller, id: string): Promise<string> {
  return qrUrl(product, await surveyOf(product, caller, id));
}

/** A card to print, in a language of the survey. */
export async function cardOf(
  product: Product,
  caller: Caller,
  wish: Readonly<{ id: string; language: string | undefined; nonce: string }>,
): Promise<string> {
  const survey = await surveyOf(product, caller, wish.id);
  return renderPrintCard({
    definition: survey.draft,
    language: matchLanguage([wish.language, caller.language], survey.draft.languages),
    qrSvg: qrSvg(qrUrl(product, survey)),
    shortLink: publicUrl(product, survey).replace(/^https?:\/\//, ''),
    nonce: wish.nonce,
  });
}

async function surveyOf(product: Product, caller: Caller, id: string): Promise<SurveyRecord> {
  const survey = await inWorkspace(product.databases.app, caller.workspaceId, (db) => findSurvey(db, id));
  if (survey === undefined) throw new Refusal('not_found');
  return survey;
}

function publicUrl(product: Product, survey: SurveyRecord): string {
  return `${product.config.baseUrl}/s/${survey.public_token}`;
}

/** The same link; the answer then says that it was scanned. */
function qrUrl(product: Product, survey: SurveyRecord): string {
  return `${publicUrl(product, survey)}?via=qr`;
}
