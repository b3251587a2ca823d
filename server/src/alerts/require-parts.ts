import type { AlertAudience, AlertCondition } from '@voldaan/domain/alerts/alert-rule';
import { Refusal } from '@voldaan/domain/refusal';
import { staffList } from '../accounts/views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { findTheme } from '../metrics/words/theme-views.ts';
import { itemOf, wordsOf } from './answer-occasions.ts';
import { listChannels } from './channel-views.ts';
import { findSurvey } from './survey-views.ts';

type Named = Readonly<{ id: string; name: string }>;

/**
 * What a rule is about, by name; undefined where it is about no one thing.
 *
 * @throws Refusal alert_survey_gone, alert_theme_gone, unknown_item, alert_mark_off_scale, alert_words_missing.
 */
export async function requireCondition(
  db: WorkspaceTransaction,
  condition: AlertCondition,
): Promise<Named | undefined> {
  switch (condition.kind) {
    case 'low_score': {
      const survey = await requireSurvey(db, condition.survey);
      const { scale } = (await itemOf(db, condition)).metric;
      if (condition.most < scale.min || condition.most > scale.max)
        throw new Refusal('alert_mark_off_scale', {
          pointer: '/condition/most',
          values: { min: scale.min, max: scale.max },
        });
      return survey;
    }
    case 'score_change': {
      const survey = await requireSurvey(db, condition.survey);
      await itemOf(db, condition);
      return survey;
    }
    case 'response_rate':
      return requireSurvey(db, condition.survey);
    case 'theme': {
      const theme = await findTheme(db, condition.theme);
      if (theme === undefined) throw new Refusal('alert_theme_gone', { pointer: '/condition/theme' });
      return theme;
    }
    case 'words':
      if (wordsOf(condition.words).length === 0)
        throw new Refusal('alert_words_missing', { pointer: '/condition/words' });
      return undefined;
    default:
      return undefined;
  }
}

async function requireSurvey(db: WorkspaceTransaction, id: string): Promise<Named> {
  const survey = await findSurvey(db, id);
  if (survey === undefined) throw new Refusal('alert_survey_gone', { pointer: '/condition/survey' });
  return survey;
}

/** @throws Refusal alert_person_gone, alert_channel_gone. */
export async function requireAudience(db: WorkspaceTransaction, { staff, channels }: AlertAudience): Promise<void> {
  const people = new Set((await staffList(db, { after: undefined, limit: 5_000 })).map(({ id }) => id));
  const place = staff.findIndex((id) => !people.has(id));
  if (place >= 0) throw new Refusal('alert_person_gone', { pointer: `/audience/staff/${place}` });
  const known = new Set((await listChannels(db)).map(({ id }) => id));
  const other = channels.findIndex((id) => !known.has(id));
  if (other >= 0) throw new Refusal('alert_channel_gone', { pointer: `/audience/channels/${other}` });
}
