import type { CorpusLine } from './corpus-line.ts';
import { accessSurface } from './surface/access.ts';
import { answerSurface } from './surface/answer.ts';
import { expressionSurface } from './surface/expression.ts';
import { mailSurface } from './surface/mail.ts';
import { outwardSurface } from './surface/outward.ts';
import { type Surface, unknown } from './surface/surface.ts';
import { surveyDefinitionSurface } from './surface/survey-definition.ts';
import { templateSurface } from './surface/template.ts';
import { textSurface } from './surface/text.ts';
import { transferSurface } from './surface/transfer.ts';
import { webhookSurface } from './surface/webhook.ts';

/** Where lines go, by what they say they are sent to. The first that fits takes them. */
const table: readonly (readonly [RegExp, Surface])[] = [
  [/\/answers\b/i, answerSurface],
  [/\/surveys\b/i, surveyDefinitionSurface],
  [/expression|display logic|formula/i, expressionSurface],
  [/any text/i, textSurface],
  [/import|rows/i, transferSurface],
  [/template/i, templateSurface],
  [/workspaces A and B/i, accessSurface],
  [/address|sender|subject/i, mailSurface],
  [/webhook target|redirect|url/i, outwardSurface],
  [/inbound events/i, webhookSurface],
];

/** By class, for a surface worded otherwise than any that is known. */
const byClass: Readonly<Record<string, Surface>> = {
  access: accessSurface,
  answer: answerSurface,
  csv: transferSurface,
  email: mailSurface,
  expression: expressionSurface,
  ssrf: outwardSurface,
  'survey-def': surveyDefinitionSurface,
  template: templateSurface,
  unicode: textSurface,
  webhook: webhookSurface,
};

export function surfaceOf(line: CorpusLine): Surface {
  const own = Object.hasOwn(byClass, line.class) ? byClass[line.class] : undefined;
  const found = own ?? table.find(([words]) => words.test(line.surface))?.[1];
  return found ?? (async () => unknown(line.surface));
}
