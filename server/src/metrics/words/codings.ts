import { createHash } from 'node:crypto';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import {
  type Agreement,
  agreementOfCoders,
  agreementOfTwo,
  type CoderMarks,
  judgeAgreement,
} from '@voldaan/domain/metrics/words/coder-agreement';
import { Refusal } from '@voldaan/domain/refusal';
import { at as atPlace } from '@voldaan/domain/stats/at';
import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import type { EstimateView } from '../schema.ts';
import { drawCodingTexts, insertCoding, putCode } from './coding-store.ts';
import { type CodingRow, type CodingTextRow, findCoding, listCodings, listCodingTexts } from './coding-views.ts';
import type { CodingBody, CodingReply } from './schema.ts';
import { askedOf, shownText } from './show-words.ts';
import { listThemes } from './theme-views.ts';

export function showCodings(product: Product, caller: Caller) {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => ({
    data: (await listCodings(db)).map((row) => showCoding(row, caller)),
  }));
}

/** Draws texts for several people to code apart from each other, by the codebook as it is now. */
export function makeCoding(product: Product, caller: Caller, body: CodingBody): Promise<CodingReply> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    const asked = { survey: body.survey, period: body.period, where: '', q: '' };
    const figure = await openFigure(db, product.columns, askedOf(product, caller, asked));
    if (figure === undefined) throw new Refusal('not_found');
    const themes = (await listThemes(db)).slice(0, themesMost).map(({ id }) => id);
    if (themes.length === 0) throw new Refusal('coding_without_themes');
    const id = uuid(at.getTime());
    const made = { id, figure, seed: id, themes, texts: body.texts, madeBy: caller.staffId, at };
    await insertCoding(db, made);
    if ((await drawCodingTexts(db, made)) < disclosureMinimum) throw new Refusal('coding_too_few_texts');
    return describeCoding(db, caller, id);
  });
}

/** Nobody codes by more. */
const themesMost = 50;

export function showOneCoding(product: Product, caller: Caller, id: string): Promise<CodingReply> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, (db) => describeCoding(db, caller, id));
}

type Said = Readonly<{ coding: string; response: string; themes: readonly string[] }>;

export function codeText(product: Product, caller: Caller, said: Said): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const coding = await requireCoding(db, said.coding);
    const isDrawn = (await listCodingTexts(db, said.coding)).some(({ response_id }) => response_id === said.response);
    if (!isDrawn || said.themes.some((theme) => !coding.themes.includes(theme))) throw new Refusal('not_found');
    const { coding: codingId, response: responseId, themes } = said;
    await putCode(db, { codingId, responseId, themes, coderId: caller.staffId, at: product.clock() });
  });
}

async function requireCoding(db: WorkspaceTransaction, id: string): Promise<CodingRow> {
  const coding = await findCoding(db, id);
  if (coding === undefined) throw new Refusal('not_found');
  return coding;
}

async function describeCoding(db: WorkspaceTransaction, caller: Caller, id: string): Promise<CodingReply> {
  const coding = await requireCoding(db, id);
  const texts = await listCodingTexts(db, id);
  const themes = (await listThemes(db)).filter((theme) => coding.themes.includes(theme.id));
  const yours = texts.map(({ codes }) => codes.find(({ coder }) => coder === caller.staffId)?.themes ?? null);
  return {
    ...showCoding(coding, caller),
    themes: themes.map(({ id: themeId, name, description }) => ({ id: themeId, name, description })),
    items: texts.map(({ response_id, parts }, place) => ({
      response_id,
      text: shownText(parts.join('\n'), caller.language),
      yours: yours[place] ? [...yours[place]] : null,
    })),
    agreement: yours.includes(null)
      ? null
      : themes.map((theme) => agreementOn(theme.id, { coding, texts, you: caller.staffId })),
  };
}

function showCoding({ id, survey, made_at, made_by, first_day, end_day, texts, coders }: CodingRow, caller: Caller) {
  return {
    id,
    survey,
    made_at,
    made_by,
    from: first_day,
    to: end_day,
    texts,
    coders: coders.map((coder) => ({ name: coder.name, is_you: coder.id === caller.staffId, coded: coder.coded })),
  };
}

type Coded = Readonly<{ coding: CodingRow; texts: readonly CodingTextRow[]; you: string }>;

/** How far people agree on a theme with each other, and each with the rule. */
function agreementOn(theme: string, { coding, texts }: Coded): NonNullable<CodingReply['agreement']>[number] {
  const { coders } = coding;
  const marks = coders.map(
    ({ id }): CoderMarks =>
      texts.map(({ codes }) => codes.find(({ coder }) => coder === id)?.themes.includes(theme) ?? null),
  );
  const rule: CoderMarks = texts.map(({ rule_themes }) => rule_themes.includes(theme));
  const people = agreementOfCoders(marks, seededRandom(seedOf(`${coding.seed} ${theme}`)));
  const period = { from: coding.first_day, to: coding.end_day };
  const view = (agreement: Agreement, method: string) => showAgreement(agreement, { method, period });
  return {
    theme_id: theme,
    people: view(people, 'bootstrap'),
    verdict: judgeAgreement(people),
    pairs: coders.flatMap(({ name }, place) => [
      ...coders.slice(place + 1).map((other, offset) => ({
        first: name,
        second: other.name,
        kappa: view(agreementOfTwo(atPlace(marks, place), atPlace(marks, place + 1 + offset)), 'large-sample'),
      })),
      { first: name, second: null, kappa: view(agreementOfTwo(atPlace(marks, place), rule), 'large-sample') },
    ]),
  };
}

function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

function showAgreement(
  { value, interval, n, reason }: Agreement,
  { method, period }: Pick<EstimateView, 'method' | 'period'>,
): EstimateView {
  const [low, high] = interval ?? [null, null];
  return {
    estimate: value,
    low,
    high,
    n,
    method: value === 1 ? 'alike-bound' : method,
    period,
    reason,
    level: 0.95,
    display: n < 10 ? 'answers only' : 'full',
  };
}
