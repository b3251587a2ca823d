import { questionnaires } from '../library/questionnaires.ts';
import { bareScores, scales } from '../scale.ts';
import type { SurveyDefinition } from '../survey-definition.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { type LintFinding, severityOf } from './lint-finding.ts';
import { lintText } from './lint-text.ts';
import { mostItems } from './most-items.ts';
import { type TextPlace, textPlaces } from './text-place.ts';

/** A survey that is nobody's ready one is a relation at most (question-library.md 6.5.3). */
const itemsMostOfOwn = 22;

/** From here the builder says how many minutes it takes (experience.md 2.2). */
const itemsBeforeMinutes = 12;

/**
 * What a person who knows questionnaires would say about this one, in reading order: text by text and language by
 * language, then about its length. It judges wording and never refuses: what keeps a survey from being published are its
 * faults (publish-check.ts).
 */
export function lintSurvey(definition: SurveyDefinition): readonly LintFinding[] {
  const places = textPlaces(definition);
  return [
    ...places.flatMap((place) =>
      definition.languages.flatMap((tag) => [...lintText(place, tag), ...unlabelledEnds(definition, place, tag)]),
    ),
    ...lengthFindings(definition),
  ];
}

/** A number without a word is read by everyone in their own way. */
function unlabelledEnds(definition: SurveyDefinition, place: TextPlace, tag: string): readonly LintFinding[] {
  const { asks } = place;
  if (asks === 'heading' || asks === 'nothing' || asks.kind !== 'rating') return [];
  const bare = bareScores(scales[asks.scale], tag, definition.scaleLabels);
  if (bare.length === 0) return [];
  const pointer = place.pointer.replace(/\/text$/u, '/scale');
  return [
    { code: 'ends_unlabelled', pointer, language: tag, severity: severityOf.ends_unlabelled, found: bare.join(', ') },
  ];
}

function lengthFindings(definition: SurveyDefinition): readonly LintFinding[] {
  const items = mostItems(definition);
  const ready = questionnaires.find(({ id }) => id === definition.questionnaire);
  const most = ready?.itemsMost ?? itemsMostOfOwn;
  const [language = ''] = definition.languages;
  const at = { pointer: '/nodes', language };
  const minutes = Math.max(1, Math.round(expectedSeconds(definition) / 60));
  return [
    ...(items > most
      ? [{ ...at, code: 'too_many_items', severity: severityOf.too_many_items, found: String(items) } as const]
      : []),
    ...(items > itemsBeforeMinutes
      ? [{ ...at, code: 'survey_long', severity: severityOf.survey_long, found: String(minutes) } as const]
      : []),
  ];
}
