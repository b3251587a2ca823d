import { isOffScale, type OffScaleAnswer } from '@voldaan/domain/surveys/answers';
import type { OpenQuestion } from '@voldaan/domain/surveys/question/open';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import type { SingleQuestion } from '@voldaan/domain/surveys/question/single';
import type { YesNoQuestion } from '@voldaan/domain/surveys/question/yes-no';
import { type Choice, choiceField } from './choice-field.ts';
import { type Child, element } from './element.ts';
import type { DrawNode, Field, Scene } from './scene.ts';
import type { ShownScale } from './widget-survey.ts';

/** What stands before the words of a score: its place among the scores, as a face or as stars. */
export type Picture = (look: ShownScale['look'] | undefined, place: number, count: number) => Child;

/** The kinds that most surveys are made of; the others travel only with a survey that has them. */
export const drawUsual: DrawNode = (node, scene) => {
  switch (node.kind) {
    case 'rating':
      return ratingField(node, scene);
    case 'open':
      return openField(node, scene);
    case 'yes-no':
      return yesNoField(node, scene);
    case 'single':
      return singleField(node, scene);
    default:
      return undefined;
  }
};

/** A row of keys where the ends carry words, a list where every point does; a face or a star stands by its words. */
export function ratingField(question: RatingQuestion, scene: Scene, picture?: Picture): Field {
  const { scores = [], labels = {}, look } = scene.survey.scales[question.id] ?? {};
  const isList = scores.every((score) => labels[score]);
  const choices = scores.map((score, place): Choice => {
    const words = labels[score];
    if (!isList) return { value: String(score), shown: String(score), spoken: words && `${score}, ${words}` };
    return { value: String(score), shown: element('b', {}, picture?.(look, place, scores.length), words) };
  });
  const [low, high] = [scores[0], scores.at(-1)];
  const field = choiceField(
    {
      id: question.id,
      legend: scene.text(question.text),
      choices: [...choices, ...offChoices(question.offers, scene)],
      look: isList ? 'list' : 'keys',
      ...(isList || low === undefined || high === undefined
        ? {}
        : { ends: [`${low} = ${labels[low] ?? ''}`, `${high} = ${labels[high] ?? ''}`] as const }),
    },
    scene,
  );
  return {
    node: field.node,
    read: () => {
      const [value] = field.chosen();
      return value === undefined ? {} : { [question.id]: isOffScale(value) ? value : Number(value) };
    },
  };
}

function openField(question: OpenQuestion, scene: Scene): Field {
  const { id, lengthMax, short } = question;
  const given = scene.answers[id];
  const field = short
    ? element('input', { type: 'text', maxlength: lengthMax })
    : element('textarea', { rows: 3, maxlength: lengthMax });
  field.value = typeof given === 'string' ? given : '';
  const legend = element('span', { class: 'legend', tabindex: -1 }, scene.text(question.text));
  return {
    node: element('label', { class: 'free' }, legend, field),
    read: (): Readonly<Record<string, string>> => (field.value.trim() === '' ? {} : { [id]: field.value.trim() }),
  };
}

function yesNoField(question: YesNoQuestion, scene: Scene): Field {
  const { words } = scene.survey;
  const values = question.partly ? (['yes', 'partly', 'no'] as const) : (['yes', 'no'] as const);
  const choices = values.map((value): Choice => ({ value, shown: words[value] }));
  return choiceField(
    {
      id: question.id,
      legend: scene.text(question.text),
      choices: [...choices, ...offChoices(question.offers, scene)],
      look: 'keys',
    },
    scene,
  );
}

function singleField(question: SingleQuestion, scene: Scene): Field {
  const choices = question.options.map(
    ({ id, text, takesText }): Choice => ({
      value: id,
      shown: scene.text(text),
      ...(takesText === undefined ? {} : { takesText }),
    }),
  );
  return choiceField(
    {
      id: question.id,
      legend: scene.text(question.text),
      choices: [...choices, ...offChoices(question.offers, scene)],
      look: 'list',
    },
    scene,
  );
}

function offChoices(offers: readonly OffScaleAnswer[] = [], { survey }: Scene): readonly Choice[] {
  return offers.map((value) => ({
    value,
    shown: value === '~dont_know' ? survey.words.dontKnow : survey.words.notApplicable,
    isApart: true,
  }));
}
