import { guessLanguage } from '@voldaan/domain/language';
import type { OffScaleAnswer } from '@voldaan/domain/surveys/answers';
import { fillText, textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Page } from '@voldaan/domain/surveys/node/page';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { message } from '../catalogue/message.ts';
import { escapeHtml } from '../mail/escape-html.ts';

type Shown = Readonly<{ language: LanguageTag; page: Page | undefined }>;

const style = `body{font:17px/1.5 system-ui,sans-serif;margin:24px;max-width:66ch;color:#1a1a1a;background:#fff}
h2{font-size:22px;line-height:1.3}ol{list-style:none;padding:0}li{padding:4px 0}kbd{display:inline-block;min-width:2.2em;
border:1px solid #767676;border-radius:6px;text-align:center;font:inherit;margin-inline-end:10px}p{color:#4a4a4a}`;

/** What an interviewer reads out, with the key to press for each answer: one page of the survey, one question below the other. */
export function renderInterviewerPage(definition: SurveyDefinition, { language, page }: Shown): string {
  const body =
    page === undefined
      ? `<h2>${escapeHtml(fillText(definition, textIn(definition.thanks.heading, language), language))}</h2>
<p>${escapeHtml(fillText(definition, textIn(definition.thanks.text, language), language))}</p>`
      : questionsOn(page.nodes)
          .map((question) => section(definition, question, language))
          .join('\n');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${style}</style>`;
  const title = `<title>${escapeHtml(definition.name)}</title>`;
  return `<!doctype html><html lang="${escapeHtml(htmlLanguage(language))}" dir="${directionOf(language)}"><head>${head}${title}</head><body>${body}</body></html>`;
}

function section(definition: SurveyDefinition, question: Question, language: LanguageTag): string {
  const heading = `<h2>${escapeHtml(textOfQuestion(definition, question, language))}</h2>`;
  const keys = keysOf(definition, question, language);
  if (keys.length === 0) return `${heading}<p>${say(language, `interviewer.${question.kind}`)}</p>`;
  const lines = keys.map(([key, words]) => `<li><kbd>${escapeHtml(key)}</kbd>${escapeHtml(words)}</li>`);
  return `${heading}<ol>${lines.join('')}</ol>`;
}

type Key = readonly [string, string];

/** The keys 1 to 9 and 0 for ten; a scale keeps its own numbers, so that what is pressed is what is stored. */
function keysOf(definition: SurveyDefinition, question: Question, language: LanguageTag): readonly Key[] {
  switch (question.kind) {
    case 'rating': {
      const scale = scales[question.scale];
      const points = scoresOf(scale).map(
        (score): Key => [
          String(score),
          fillText(definition, labelOf(scale, score, language, definition.scaleLabels), language),
        ],
      );
      return [...points, ...offered(question.offers, language)];
    }
    case 'yes-no':
    case 'consent': {
      const values = question.kind === 'yes-no' && question.partly === true ? ['yes', 'partly', 'no'] : ['yes', 'no'];
      const answers = values.map(
        (value, place): Key => [String(place + 1), say(language, `interviewer.answer.${value}`)],
      );
      return [...answers, ...(question.kind === 'yes-no' ? offered(question.offers, language) : [])];
    }
    case 'single':
    case 'multiple':
    case 'ranking': {
      const options = question.options.map(({ text }, place): Key => [String(place + 1), textIn(text, language)]);
      return [...options, ...(question.kind === 'single' ? offered(question.offers, language) : [])];
    }
    default:
      return [];
  }
}

function offered(offers: readonly OffScaleAnswer[] | undefined, language: LanguageTag): readonly Key[] {
  return (offers ?? []).map((code): Key => [offScaleKeys[code], say(language, `interviewer.answer.${code.slice(1)}`)]);
}

const offScaleKeys: Readonly<Record<OffScaleAnswer, string>> = { '~dont_know': '?', '~not_applicable': '-' };

/** Words of ours beside the survey's: in its language, or one that its reader reads as well, else in English. */
function say(tag: LanguageTag, key: string): string {
  return message(guessLanguage(tag, 'en'), key);
}
