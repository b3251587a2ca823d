import { Refusal } from '../../refusal.ts';
import { answerIsRead, answerReceived } from '../library/answer-received.ts';
import { changeTexts } from '../library/change-texts.ts';
import { inLanguages } from '../library/in-languages.ts';
import { readsEveryAnswer } from '../library/reads-every-answer.ts';
import type { RatingQuestion } from '../question/rating.ts';
import type { Norm, SurveyDefinition } from '../survey-definition.ts';
import { surveyLimits } from '../survey-limits.ts';
import { type SurveyText, textIn } from '../survey-text.ts';
import { composePages } from './compose-pages.ts';
import { makeComposing } from './composing.ts';
import { openWithRating } from './open-with-rating.ts';
import type { SourceNames } from './source-names.ts';
import type { LeftOut, makeLeftList, SourceSurvey } from './source-survey.ts';
import { cutText } from './source-text.ts';

/** What a file cannot say: in whose name the survey speaks. */
export type ImportDetails = Readonly<{ organisation: string; readerName: string }>;

export type ImportedSurvey = Readonly<{ draft: SurveyDefinition; leftOut: readonly LeftOut[]; names: SourceNames }>;

export type SourceReading = Readonly<{ survey: SourceSurvey; left: ReturnType<typeof makeLeftList> }>;

/** Turns what an importer has read into a draft of ours, and says what it could not take along. */
export function composeSurvey({ survey, left }: SourceReading, details: ImportDetails): ImportedSurvey {
  const count = survey.pages.reduce((sum, page) => sum + page.nodes.length, 0);
  if (count > surveyLimits.questions) {
    throw new Refusal('too_many_questions', { values: { most: surveyLimits.questions } });
  }
  if (count === 0) throw new Refusal('import_no_questions');
  const composing = makeComposing(survey.languages, left.leave);
  const nodes = openWithRating(composing, composePages(composing, survey));
  // Every text has every language of the survey, empty where the file had none: a missing one is seen, not guessed.
  const fromFile = (text: SurveyText) => Object.fromEntries(survey.languages.map((tag) => [tag, textIn(text, tag)]));
  const ours = (text: SurveyText) => inLanguages(text, survey.languages);
  const cut = (text: SurveyText, most: number) => cutText(text, most, () => left.leave('', survey.name, 'text_cut'));
  const [opening] = nodes[0]?.kind === 'page' ? nodes[0].nodes : [];
  const draft: SurveyDefinition = {
    kind: 'survey',
    questionnaire: 'own',
    name: survey.name,
    languages: survey.languages,
    organisation: details.organisation,
    moment: composing.everyLanguage(''),
    slip: {
      title: cut(fromFile(survey.title), surveyLimits.title),
      detail: cut(hasWords(survey.detail) ? fromFile(survey.detail) : ours(aFewQuestions), surveyLimits.title),
    },
    reader: { name: details.readerName, sentence: ours(readsEveryAnswer) },
    nodes,
    thanks: {
      heading: ours(answerReceived),
      text: cut(survey.thanks === undefined ? ours(answerIsRead) : fromFile(survey.thanks), surveyLimits.text),
    },
    norm: normFor(opening?.kind === 'rating' ? opening : undefined),
  };
  return { draft: changeTexts(draft, fromFile), leftOut: left.list(), names: composing.names() };
}

const aFewQuestions: SurveyText = {
  nl: 'Een paar korte vragen',
  nb: 'Noen korte spørsmål',
  en: 'A few short questions',
};

function hasWords(text: SurveyText | undefined): text is SurveyText {
  return text !== undefined && Object.values(text).some((words) => words !== '');
}

/** A bar to replace: there is none in the file, and a survey has one before it measures. */
function normFor(opening: RatingQuestion | undefined): Norm {
  const values = { nps: 30, csat: 0.8, grade: 7.5, ces: 5.5, stars: 4 } as const;
  const role = opening?.role === 'none' || opening?.role === 'expectation' ? undefined : opening?.role;
  return { role: role ?? 'nps', value: values[role ?? 'nps'] };
}
