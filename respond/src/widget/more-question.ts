import type { Battery } from '@voldaan/domain/surveys/node/battery';
import type { Pair } from '@voldaan/domain/surveys/node/pair';
import type { ComplimentQuestion } from '@voldaan/domain/surveys/question/compliment';
import type { ContactDetailQuestion } from '@voldaan/domain/surveys/question/contact-detail';
import type { DateQuestion } from '@voldaan/domain/surveys/question/date';
import type { MultipleQuestion } from '@voldaan/domain/surveys/question/multiple';
import type { NumberQuestion } from '@voldaan/domain/surveys/question/number';
import type { RankingQuestion } from '@voldaan/domain/surveys/question/ranking';
import { type Choice, choiceField } from './choice-field.ts';
import { type Attributes, type Child, drawing, element } from './element.ts';
import type { DrawNode, Field, Scene } from './scene.ts';
import { sentence } from './sentence.ts';
import { drawUsual, type Picture, ratingField } from './usual-question.ts';

/** Every kind there is. A kind that is added to the survey's tree does not compile until it is drawn here. */
export const drawAny: DrawNode = (node, scene) => {
  switch (node.kind) {
    case 'statement':
      return { node: element('p', { class: 'say' }, scene.text(node.text)), read: () => ({}) };
    case 'rating':
      return ratingField(node, scene, picture);
    case 'battery':
      return batteryField(node, scene);
    case 'pair':
      return pairField(node, scene);
    case 'multiple':
      return multipleField(node, scene);
    case 'ranking':
      return rankingField(node, scene);
    case 'number':
      return numberField(node, scene);
    case 'date':
      return lineField(node, scene, { type: 'date', min: node.earliest, max: node.latest });
    case 'contact-detail':
      return lineField(node, scene, detailAttributes[node.detail]);
    case 'consent':
      return choiceField(
        {
          id: node.id,
          legend: scene.text(node.text),
          choices: (['yes', 'no'] as const).map((value) => ({ value, shown: scene.survey.words[value] })),
          look: 'keys',
        },
        scene,
      );
    case 'compliment':
      return complimentField(node, scene);
    default:
      return drawUsual(node, scene);
  }
};

const detailAttributes: Readonly<Record<ContactDetailQuestion['detail'], Attributes>> = {
  name: { type: 'text', autocomplete: 'name', maxlength: 200 },
  email: { type: 'email', autocomplete: 'email', maxlength: 254 },
  phone: { type: 'tel', autocomplete: 'tel', maxlength: 40 },
};

/** Rows one below the other, each a question of its own, never a grid. */
function batteryField(battery: Battery, scene: Scene): Field {
  return together(
    scene.text(battery.text),
    battery.questions.map((question) => ratingField(question, scene, picture)),
  );
}

function pairField(pair: Pair, scene: Scene): Field {
  return together(scene.text(pair.text), [
    ratingField(pair.expected, scene, picture),
    ratingField(pair.experienced, scene, picture),
  ]);
}

function together(heading: string, fields: readonly Field[]): Field {
  return {
    node: element(
      'div',
      { role: 'group', 'aria-label': heading },
      element('p', { class: 'legend', tabindex: -1 }, heading),
      ...fields.map((field) => field.node),
    ),
    read: () => Object.assign({}, ...fields.map((field) => field.read())),
  };
}

function multipleField(question: MultipleQuestion, scene: Scene): Field {
  const choices = question.options.map(
    ({ id, text, takesText, exclusive }): Choice => ({
      value: id,
      shown: scene.text(text),
      takesText: takesText === true,
      exclusive: exclusive === true,
    }),
  );
  return choiceField(
    { id: question.id, legend: scene.text(question.text), choices, look: 'list', takesSeveral: true },
    scene,
  );
}

/** Moved by buttons, and the place is said. The order in which it was found counts only when it was changed or sent. */
function rankingField(question: RankingQuestion, scene: Scene): Field {
  const { words } = scene.survey;
  const given = scene.answers[question.id];
  const ids = question.options.map((option) => option.id);
  const order = Array.isArray(given) ? [...given] : ids;
  const list = element('ol', { class: 'rank' });
  const said = element('p', { class: 'unseen', role: 'status' });
  const textOf = (id: string) => scene.text(question.options.find((option) => option.id === id)?.text ?? {});
  const draw = () =>
    list.replaceChildren(...order.map((id, place) => element('li', {}, textOf(id), mover(place, -1), mover(place, 1))));
  const mover = (place: number, step: number): Child => {
    const label = step < 0 ? words.up : words.down;
    const move = () => {
      const id = order.splice(place, 1)[0] ?? '';
      order.splice(place + step, 0, id);
      draw();
      said.textContent = sentence(words.place, { place: place + step + 1, count: order.length, option: textOf(id) });
      const buttons = list.children[place + step]?.querySelectorAll('button') ?? [];
      // At an end the button that was pressed is gone; the other one keeps the focus in the row.
      const [up, down] = buttons;
      (step < 0 ? (up?.disabled ? down : up) : down?.disabled ? up : down)?.focus();
    };
    const isEnd = place + step < 0 || place + step >= order.length;
    return element(
      'button',
      { type: 'button', 'aria-label': `${label}: ${textOf(order[place] ?? '')}`, disabled: isEnd, click: move },
      step < 0 ? '↑' : '↓',
    );
  };
  draw();
  const node = element('fieldset', {}, element('legend', { tabindex: -1 }, scene.text(question.text)), list, said);
  return { node, read: () => ({ [question.id]: [...order] }) };
}

function numberField(question: NumberQuestion, scene: Scene): Field {
  const { minimum, maximum, decimals, unit } = question;
  const attributes = { type: 'number', min: minimum, max: maximum, step: decimals === 0 ? 1 : 10 ** -decimals };
  const field = lineField(question, scene, attributes, unit && scene.text(unit));
  return {
    node: field.node,
    read: () => {
      const value = field.read()[question.id];
      return value === undefined ? {} : { [question.id]: Number(value) };
    },
  };
}

function complimentField(question: ComplimentQuestion, scene: Scene): Field {
  return lineField(question, scene, { type: 'text', maxlength: question.lengthMax });
}

type Line = NumberQuestion | DateQuestion | ContactDetailQuestion | ComplimentQuestion;

function lineField(question: Line, scene: Scene, attributes: Attributes, behind?: string): Field {
  const field = element('input', attributes);
  const given = scene.answers[question.id];
  if (typeof given === 'string' || typeof given === 'number') field.value = String(given);
  const legend = element('span', { class: 'legend', tabindex: -1 }, scene.text(question.text));
  return {
    node: element('label', { class: 'free' }, legend, field, behind),
    read: (): Readonly<Record<string, string>> =>
      field.value.trim() === '' ? {} : { [question.id]: field.value.trim() },
  };
}

export const picture: Picture = (look, place, count) => {
  if (look === 'stars') return element('span', { class: 'picture', 'aria-hidden': 'true' }, '★'.repeat(place + 1));
  return look === 'faces' ? element('span', { class: 'picture' }, face(place / (count - 1))) : undefined;
};

/** From a mouth that hangs to one that laughs; all in ink, none red or green. */
function face(share: number): SVGElement {
  const bend = 9 * (share - 0.5);
  const corner = 15.5 - bend / 2;
  const head = 'M1.5 12a10.5 10.5 0 1 0 21 0a10.5 10.5 0 1 0-21 0M8.5 9v.8m7-.8v.8';
  return drawing('0 0 24 24', `${head}M7.5 ${corner}Q12 ${corner + 2 * bend} 16.5 ${corner}`);
}
