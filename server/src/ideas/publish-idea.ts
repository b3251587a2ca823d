import { type SaidEffect, sayableVerdict } from '@voldaan/domain/ideas/said-effect';
import { type Language, languages } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { message } from '../catalogue/message.ts';
import type { PublicTexts } from '../database/idea-tables.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { showAction } from '../improvements/improvements.ts';
import type { Product } from '../product.ts';
import { effectWords } from './effect-words.ts';
import { findIdea, type IdeaRow, listTold } from './idea-views.ts';
import { recorded, requireIdea, saveIdea } from './ideas.ts';
import type { IdeaDetail, PublicationBody, ToldReply } from './schema.ts';

/**
 * What everybody may read of an idea: on the board, and under "You asked, we did". Only what staff wrote for it, never what
 * a customer wrote; and the measured effect only as it may be said.
 *
 * @throws Refusal idea_texts_missing, idea_not_done, idea_effect_unsayable, idea_changed, idea_merged, not_found.
 */
export async function publishIdea(
  product: Product,
  caller: Caller,
  { id, revision, body }: Readonly<{ id: string; revision: number; body: PublicationBody }>,
): Promise<IdeaDetail> {
  const at = product.clock();
  const before = await inWorkspace(product.databases.app, caller.workspaceId, (db) => findIdea(db, id));
  // Counted outside of the transaction that saves it, for counting takes one of its own; what is said already stays as it is.
  const effect = body.has_effect ? (before?.effect ?? (await measure(product, caller, before))) : null;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const idea = await requireIdea(db, id);
    const texts = writtenTexts(body);
    if (body.is_told && idea.state !== 'done') throw new Refusal('idea_not_done', { pointer: '/is_told' });
    const change = {
      public_texts: JSON.stringify(texts),
      published_at: body.is_published ? (idea.published_at ?? at) : null,
      told_at: body.is_told ? (idea.told_at ?? at) : null,
      effect: effect === null ? null : JSON.stringify(effect),
      changed_at: at,
    };
    await saveIdea(db, { id, revision }, change);
    const action = body.is_published || body.is_told ? 'idea.published' : 'idea.unpublished';
    return recorded(db, caller, { id, action, at });
  });
}

/** The languages that somebody wrote it in. A text without a title is none, and what is told says what was done. */
function writtenTexts({ texts, is_published, is_told }: PublicationBody): PublicTexts {
  const written = languages.flatMap((language) => {
    const text = texts[language];
    return text === undefined || text.title === '' ? [] : [[language, text] as const];
  });
  const isEmpty = written.length === 0;
  if (isEmpty && (is_published || is_told)) throw new Refusal('idea_texts_missing', { pointer: '/texts' });
  if (is_told && written.some(([, { done }]) => done.trim() === ''))
    throw new Refusal('idea_texts_missing', { pointer: '/texts' });
  return Object.fromEntries(written);
}

async function measure(product: Product, caller: Caller, idea: IdeaRow | undefined): Promise<SaidEffect> {
  const unsayable = new Refusal('idea_effect_unsayable', { pointer: '/has_effect' });
  if (idea === undefined) throw new Refusal('not_found');
  if (idea.action_id === null) throw unsayable;
  const { action, metric, effect } = await showAction(product, caller, idea.action_id);
  if (effect === null) throw unsayable;
  const { estimate, low, high, n, level } = effect.effect;
  const verdict = sayableVerdict({ verdict: effect.verdict, estimate, low, high, preTrend: effect.pre_trend.verdict });
  if (verdict === undefined || estimate === null || low === null || high === null) throw unsayable;
  return {
    ...{ verdict, estimate, low, high, level, n },
    metric: { kind: metric.kind, scale: { min: metric.minimum, max: metric.maximum } },
    question: action.item.label,
    measuredOn: product.clock().toISOString().slice(0, 10),
  };
}

/** What stands under "You asked, we did", as pieces of a letter. */
export function showTold(product: Product, caller: Caller): Promise<ToldReply> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    data: (await listTold(db)).map((idea) => ({
      id: idea.id,
      text: Object.fromEntries(
        languages.flatMap((language) => {
          const text = letterText(idea, language);
          return text === undefined ? [] : [[language, text] as const];
        }),
      ),
    })),
    heading: {
      nl: message('nl', 'ideas.told.heading'),
      nb: message('nb', 'ideas.told.heading'),
      en: message('en', 'ideas.told.heading'),
    },
  }));
}

function letterText({ public_texts, effect }: IdeaRow, language: Language): string | undefined {
  const text = public_texts[language];
  if (text === undefined) return undefined;
  const said = effect === null ? '' : `\n${effectWords(effect, language)}`;
  return `${text.title}\n${text.done}${said}`;
}
