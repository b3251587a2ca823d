import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../answers.ts';
import { draftFromQuestionnaire, questionnaireIds, questionnaires } from '../library/questionnaires.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import { openPage, path } from '../path.ts';
import type { Question } from '../question/question.ts';
import { scales, scoresOf } from '../scale.ts';
import { questionsOn, type SurveyDefinition } from '../survey-definition.ts';
import { mostItems } from './most-items.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne', name: 'Klanten' };

/** One of the answers that a question takes, picked by a number. */
function someAnswer(question: Question, pick: number): AnswerValue {
  switch (question.kind) {
    case 'rating': {
      const scores = [...scoresOf(scales[question.scale]), null];
      return scores[pick % scores.length] ?? null;
    }
    case 'yes-no':
    case 'consent':
      return ['yes', 'no', null][pick % 3] ?? null;
    case 'single':
      return question.options[pick % question.options.length]?.id ?? null;
    case 'open':
    case 'compliment':
      return pick % 2 === 0 ? 'Snel geholpen' : null;
    default:
      return null;
  }
}

/** One person from the first page to the last, and how many questions they met. */
function walk(survey: SurveyDefinition, seed: string, picks: readonly number[]): number {
  const context = { seed, language: 'nl', channel: 'mail', contact: {} };
  const answers: Record<string, AnswerValue> = {};
  for (let turn = 0; turn < 100; turn += 1) {
    const open = openPage(survey, answers, context);
    if (open === undefined) return path(survey, answers, context).flatMap(({ nodes }) => questionsOn(nodes)).length;
    for (const question of questionsOn(open.nodes)) {
      const at = Object.keys(answers).length;
      answers[question.id] = someAnswer(question, picks[at % picks.length] ?? 0);
    }
  }
  throw new Error(`${survey.questionnaire} does not end`);
}

describe.each(questionnaireIds)('the ready survey %s', (id) => {
  const survey = draftFromQuestionnaire(id, details);
  const most = mostItems(survey);

  test('ends for everybody, and asks nobody more than was counted or than its ceiling', () => {
    const picks = fc.array(fc.nat(100), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.string(), picks, (seed, chosen) => {
        expect(walk(survey, seed, chosen)).toBeLessThanOrEqual(most);
      }),
    );
    expect(most).toBeLessThanOrEqual(questionnaires.find((entry) => entry.id === id)?.itemsMost ?? 0);
  });
});

describe('the most that one person is asked', () => {
  const survey = draftFromQuestionnaire('moment', details);

  test('takes the thanks of the content or the call to the others, never both', () => {
    expect(mostItems(survey)).toBe(4);
  });

  test('takes the longer side where the customer, the language or the channel decides', () => {
    const [mark, , reason] = survey.nodes;
    const branch = (when: string): SurveyNode => ({
      kind: 'branch',
      id: 'side',
      when,
      nodes: [],
      otherwise: reason === undefined ? [] : [reason],
    });
    const most = (when: string) =>
      mostItems({ ...survey, nodes: [...(mark === undefined ? [] : [mark]), branch(when)] });
    expect(most("channel = 'mail'")).toBe(3);
    expect(most('sat_moment >= 0')).toBe(2);
    expect(most('sat_moment <= 5 or not answered(sat_moment)')).toBe(1);
  });
});
