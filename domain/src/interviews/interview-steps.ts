import type { Answers } from '../surveys/answers.ts';
import { fillText, textOfQuestion } from '../surveys/fill-text.ts';
import type { PageNode } from '../surveys/node/page.ts';
import { type PathContext, path } from '../surveys/path.ts';
import type { Question } from '../surveys/question/question.ts';
import type { SurveyDefinition } from '../surveys/survey-definition.ts';
import { textIn } from '../surveys/survey-text.ts';

/** One question as it is read out, with what is said before it: an introduction, or what a row of items is about. */
export type InterviewStep = Readonly<{ question: Question; lead: readonly string[]; text: string }>;

/**
 * The questions that this customer is asked, one by one, with names and earlier answers filled in.
 *
 * Use at every answer: the path is made anew, as on a page. When not to use: to show a page, which has several questions.
 *
 * @example
 * interviewSteps(definition, {}, context)[0].text; // the opening question
 * @throws nothing.
 */
export function interviewSteps(
  definition: SurveyDefinition,
  answers: Answers,
  context: PathContext,
): readonly InterviewStep[] {
  const { language, contact } = context;
  const values = { answers, contact };
  const say = (text: Parameters<typeof textIn>[0]) => fillText(definition, textIn(text, language), language, values);
  const stepOf = (question: Question, lead: readonly string[]): InterviewStep => ({
    question,
    lead,
    text: textOfQuestion(definition, question, language, values),
  });
  const steps: InterviewStep[] = [];
  let said: readonly string[] = [];
  const visit = (node: PageNode) => {
    if (node.kind === 'statement') {
      said = [...said, say(node.text)];
      return;
    }
    const questions =
      node.kind === 'battery' ? node.questions : node.kind === 'pair' ? [node.expected, node.experienced] : [node];
    const stem = node.kind === 'battery' || node.kind === 'pair' ? [say(node.text)] : [];
    for (const question of questions) steps.push(stepOf(question, [...said, ...stem]));
    said = [];
  };
  for (const page of path(definition, answers, context)) for (const node of page.nodes) visit(node);
  return steps;
}

/** The place of the first question that was neither answered nor skipped; the number of questions when all were. */
export function openStep(steps: readonly InterviewStep[], answers: Answers): number {
  const place = steps.findIndex(({ question }) => !Object.hasOwn(answers, question.id));
  return place < 0 ? steps.length : place;
}
