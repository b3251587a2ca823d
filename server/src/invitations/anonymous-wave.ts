import { randomBytes } from 'node:crypto';
import { anonymousMinimum } from '@voldaan/domain/invitations/anonymous-lot';
import { Refusal } from '@voldaan/domain/refusal';
import { asksWho } from '@voldaan/domain/surveys/asks-who';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { listDefinitions } from '../surveys/views.ts';
import { insertAnonymity } from './anonymity-store.ts';
import { listWaveLanguages } from './anonymity-views.ts';

/** A survey that asks who somebody is cannot promise not to know it. */
export async function refuseWhoAsks(db: WorkspaceTransaction, surveyId: string, language: LanguageTag): Promise<void> {
  const [definition] = await listDefinitions(db, surveyId, 1);
  const question = definition && asksWho(definition);
  if (definition === undefined || question === undefined) return;
  const words = textIn(question.text, matchLanguage([language], definition.languages));
  throw new Refusal('anonymous_asks_who', { pointer: '/is_anonymous', values: { question: words } });
}

/**
 * Makes what keeps the promise of a wave that was just planned. The languages in which five are invited are noted with it: an answer
 * in a language that few read would say whose it is.
 */
export async function promiseAnonymity(
  db: WorkspaceTransaction,
  { waveId, count, isWhole }: Readonly<{ waveId: string; count: number; isWhole: boolean }>,
): Promise<void> {
  if (isWhole && count < anonymousMinimum) {
    throw new Refusal('anonymous_too_few', { pointer: '/who', values: { count, least: anonymousMinimum } });
  }
  const languages = await listWaveLanguages(db, { waveId, least: anonymousMinimum });
  await insertAnonymity(db, { waveId, key: randomBytes(32), languages });
}
