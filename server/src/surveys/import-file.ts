import { checkDraft } from '@voldaan/domain/surveys/check-definition';
import { type ImportFormat, importSurvey } from '@voldaan/domain/surveys/import/import-survey';
import type { LeftOut } from '@voldaan/domain/surveys/import/source-survey';
import { message } from '../catalogue/message.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { readJsonBody } from '../http/json-body.ts';
import type { Product } from '../product.ts';
import { describeSurvey } from './describe-survey.ts';
import { addSurvey, speakerOf } from './surveys.ts';

export type ImportedFile = Readonly<{ format: ImportFormat; text: string; name?: string | undefined }>;

/** A survey of a few hundred questions in ten languages stays far below. */
const fileLimits = { depth: 64, keys: 100_000, elements: 2_000 } as const;

/** Makes a draft of a file that another product wrote, and says by name what it could not take over. */
export async function importFile(product: Product, caller: Caller, { format, text, name }: ImportedFile) {
  const source =
    format === 'limesurvey' ? { format, text } : { format, value: readJsonBody(Buffer.from(text, 'utf8'), fileLimits) };
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const imported = importSurvey(source, await speakerOf(db, caller));
    const draft = checkDraft(name === undefined ? imported.draft : { ...imported.draft, name });
    const id = await addSurvey(db, caller, draft);
    return {
      survey: await describeSurvey(product, caller, db, id),
      omissions: imported.leftOut.map((left) => ({ ...left, detail: describeOmission(caller.language, left) })),
      names: { ...imported.names },
    };
  });
}

/** `delivery (/pages/0/elements/3): this kind of question does not exist here` */
function describeOmission(language: Caller['language'], { name, place, reason }: LeftOut): string {
  const words = message(language, `import.left.${reason}`);
  return place === '' || place === name ? `${name}: ${words}` : `${name} (${place}): ${words}`;
}
