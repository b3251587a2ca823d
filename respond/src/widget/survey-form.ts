import type { Answers } from '@voldaan/domain/surveys/answers';
import type { ShownPage } from '@voldaan/domain/surveys/path';
import { element } from './element.ts';
import type { DrawNode, Scene } from './scene.ts';
import type { SurveyLogic } from './widget-survey.ts';

export type FormWishes = Readonly<{
  page: ShownPage;
  scene: Scene;
  draw: DrawNode;
  logic: SurveyLogic;
  isLast: boolean;
  onBack: (() => void) | undefined;
  /** Where it says who reads the answers; no link where nothing may be left. */
  privacyHref: string | undefined;
  onAnswers: (answers: Answers, event: Event) => void;
}>;

/** One page of the survey as a form. Nothing is chosen beforehand, and leaving a question out is an answer too. */
export function surveyForm({ page, scene, draw, logic, isLast, onBack, privacyHref, onAnswers }: FormWishes) {
  const { words } = scene.survey;
  const asked = page.nodes.map((node) => ({ field: draw(node, scene), questions: logic.questions([node]) }));
  const questions = asked.flatMap((part) => part.questions);
  const maySkip = questions.length === 1 && !questions[0]?.required;
  const skipped = Object.fromEntries(questions.map(({ id }) => [id, null]));
  const fault = element('p', { class: 'fault', role: 'alert' });
  const refuse = (text: string, node: HTMLElement | undefined) => {
    fault.textContent = text;
    node?.querySelector<HTMLElement>('input,textarea')?.focus();
  };
  const send = (event: Event) => {
    event.preventDefault();
    fault.textContent = '';
    const answers: Answers = Object.assign({}, ...asked.map(({ field }) => field?.read()));
    for (const { field, questions } of asked) {
      // A mark is given or skipped on purpose; anything else may be left empty, as on our own pages.
      const isMissing = questions.some(
        ({ id, required, kind }) => !(id in answers) && (required || (maySkip && kind === 'rating')),
      );
      if (isMissing) return refuse(maySkip ? words.choose : words.needed, field?.node);
      if (field?.node.querySelector(':invalid')) return refuse(words.invalid, field.node);
    }
    onAnswers({ ...skipped, ...answers }, event);
  };
  const button = (label: string, click: (event: Event) => void) => element('button', { type: 'button', click }, label);
  return element(
    'form',
    { novalidate: true, submit: send },
    ...asked.map(({ field }) => field?.node),
    fault,
    element(
      'div',
      { class: 'row' },
      element('button', { class: 'go' }, isLast ? words.send : words.next),
      maySkip && button(words.skip, (event) => onAnswers(skipped, event)),
      onBack && button(words.back, onBack),
      privacyHref && element('a', { href: privacyHref, target: '_blank', rel: 'noopener' }, words.readers),
    ),
  );
}
