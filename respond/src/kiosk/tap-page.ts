import type { Answers } from '@voldaan/domain/surveys/answers';
import type { ShownPage } from '@voldaan/domain/surveys/path';
import { element } from '../widget/element.ts';
import { picture } from '../widget/more-question.ts';
import type { Scene } from '../widget/scene.ts';

/** One mark alone on a screen is given with one press; anything else is a form. */
export function tapPage(
  page: ShownPage,
  scene: Scene,
  give: (answers: Answers, press: Event) => void,
): HTMLFormElement | undefined {
  const [question, ...others] = page.nodes;
  if (question?.kind !== 'rating' || others.length > 0) return undefined;
  const scale = scene.survey.scales[question.id];
  if (scale === undefined) return undefined;
  const { scores, labels, look } = scale;
  const isList = scores.every((score) => labels[score]);
  const buttons = scores.map((score, place) =>
    element(
      'button',
      {
        type: 'button',
        'aria-label': isList ? undefined : [score, labels[score]].filter(Boolean).join(', '),
        click: (press) => give({ [question.id]: score }, press),
      },
      isList ? picture(look, place, scores.length) : undefined,
      isList ? labels[score] : String(score),
    ),
  );
  const row = element(
    'div',
    { class: isList ? 'taps' : 'taps keys', role: 'group', 'aria-labelledby': 'q' },
    ...buttons,
  );
  row.style.setProperty('--n', String(scores.length));
  const [low, high] = [scores[0], scores.at(-1)];
  const ends = isList
    ? undefined
    : element('p', { class: 'ends' }, element('span', {}, labels[low ?? 0]), element('span', {}, labels[high ?? 0]));
  return element('form', {}, element('h1', { id: 'q', tabindex: -1 }, scene.text(question.text)), row, ends);
}
