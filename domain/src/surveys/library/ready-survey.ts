import { languages as productLanguages } from '../../language.ts';
import { questionsOf, type SurveyDefinition } from '../survey-definition.ts';
import type { SurveyText } from '../survey-text.ts';
import { answerIsRead, answerReceived } from './answer-received.ts';
import { attributeIds, attributes } from './attributes.ts';
import { changeTexts } from './change-texts.ts';
import { inLanguages } from './in-languages.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import { readsEveryAnswer } from './reads-every-answer.ts';

/** What one ready survey has of its own; the rest is the firm's or the same for all. */
export type SurveyParts = Pick<SurveyDefinition, 'questionnaire' | 'slip' | 'nodes' | 'norm'> &
  Partial<Pick<SurveyDefinition, 'moment' | 'product' | 'thanks'>>;

const noMoment: SurveyText = { nl: '', nb: '', en: '' };

/** A complete survey from its parts, in the languages that the firm asks in and no other. */
export function readySurvey(details: QuestionnaireDetails, parts: SurveyParts): SurveyDefinition {
  const languages = details.languages ?? productLanguages;
  const survey: SurveyDefinition = {
    kind: 'survey',
    name: details.name,
    organisation: details.organisation,
    languages,
    moment: noMoment,
    reader: { name: details.readerName, sentence: readsEveryAnswer },
    thanks: { heading: answerReceived, text: answerIsRead },
    ...attributesOf(parts.nodes),
    ...parts,
  };
  return changeTexts(survey, (text) => inLanguages(text, languages));
}

/** What the attributes are called that the survey asks about: the firm may give them names of its own. */
function attributesOf(nodes: SurveyDefinition['nodes']): Pick<SurveyDefinition, 'attributes'> {
  const asked = questionsOf({ nodes }).flatMap((question) =>
    question.kind === 'rating' && question.attribute !== undefined ? [question.attribute] : [],
  );
  const named = attributeIds.filter((id) => asked.includes(id)).map((id) => [id, attributes[id].phrase] as const);
  return named.length === 0 ? {} : { attributes: Object.fromEntries(named) };
}
