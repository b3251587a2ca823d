import type { Answers } from '@voldaan/domain/surveys/answers';
import type { PathContext } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { element } from '../widget/element.ts';
import { fullLogic } from '../widget/full-logic.ts';
import { drawAny } from '../widget/more-question.ts';
import { sentence } from '../widget/sentence.ts';
import { surveyForm } from '../widget/survey-form.ts';
import type { QueuedAct } from './answer-queue.ts';
import { after, type Screen, stand } from './screen.ts';
import { isTapBurst } from './tap-burst.ts';
import { tapPage } from './tap-page.ts';

/** How long the thanks stand. */
const thanksSeconds = 12;
const finishesKept = 10;

/** The first question, waiting for somebody: they answer, are thanked, and it stands there for the next one. */
export function attract(screen: Screen): void {
  const { kiosk, standing } = screen;
  clearTimeout(standing.timer);
  const { words, definition, tag } = standing.survey;
  const [page] = fullLogic.path(definition, {}, contextOf(screen, ''));
  const text = questionsOn(page?.nodes ?? [])[0]?.text ?? {};
  const start = element(
    'button',
    { type: 'button', class: 'start', click: () => ask(screen) },
    element('span', { class: 'title' }, fullLogic.fill(definition, text, tag, {})),
    element('span', { class: 'cta' }, words.start),
  );
  stand(screen, {
    main: [element('h1', { class: 'unseen' }, kiosk.title), start],
    footer: [element('span', {}, words.intro)],
    onLanguage: () => attract(screen),
  });
}

function contextOf({ standing }: Screen, respondent: string): PathContext {
  return { seed: `key:${respondent}`, language: standing.survey.tag, channel: 'kiosk', contact: {} };
}

/** One person before the screen, from the first question to the last. */
function ask(screen: Screen): void {
  const { kiosk, standing, gestures, keep } = screen;
  const { survey } = standing;
  const respondent = newRespondent();
  const context = contextOf(screen, respondent);
  const startedAt = performance.now();
  const waiting: QueuedAct[] = [];
  let answers: Answers = {};
  const show = () => {
    const path = fullLogic.path(survey.definition, answers, context);
    const place = path.findIndex(({ nodes }) => questionsOn(nodes).some(({ id }) => !(id in answers)));
    if (place < 0) return thank(screen, answers, context);
    after(standing, kiosk.idleSeconds, () => attract(screen));
    showPage(screen, { path, place, answers, give });
  };
  const give = (given: Answers, press: Event) => {
    answers = { ...answers, ...given };
    const final = fullLogic
      .path(survey.definition, answers, context)
      .every(({ nodes }) => questionsOn(nodes).every(({ id }) => id in answers));
    waiting.push({
      submission: newRespondent(),
      respondent,
      answers: given,
      final,
      language: survey.tag,
      version: survey.version,
      elapsed_ms: Math.round(performance.now() - startedAt),
      evidence: gestures.read(press),
      marks: final && isTapBurst(standing.finishes, performance.now()) ? ['tap-burst'] : [],
    });
    if (final) standing.finishes = [...standing.finishes.slice(1 - finishesKept), performance.now()];
    // Where what is unfinished is dropped, nothing leaves the screen before all of it is there.
    if (kiosk.keepsPartial || final) keep(waiting.splice(0));
    show();
  };
  show();
}

type Step = Readonly<{
  path: ReturnType<typeof fullLogic.path>;
  place: number;
  answers: Answers;
  give: (answers: Answers, press: Event) => void;
}>;

function showPage(screen: Screen, { path, place, answers, give }: Step): void {
  const { survey } = screen.standing;
  const page = path[place];
  if (page === undefined) return;
  const text = (part: SurveyText) => fullLogic.fill(survey.definition, part, survey.tag, answers);
  const scene = { survey, answers, text };
  const tap = tapPage(page, scene, give);
  const form =
    tap ??
    surveyForm({
      page,
      scene,
      draw: drawAny,
      logic: fullLogic,
      isLast: place === path.length - 1,
      onBack: undefined,
      privacyHref: undefined,
      onAnswers: give,
    });
  const heading = element('h1', { class: 'unseen' }, screen.kiosk.title);
  stand(screen, {
    main: tap === undefined ? [heading, form] : [form],
    footer: [element('span', {}, survey.words.kept)],
    onAgain: () => attract(screen),
    onLanguage: () => attract(screen),
  });
  form.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}

function thank(screen: Screen, answers: Answers, context: PathContext): void {
  const { words, definition, tag } = screen.standing.survey;
  const thanks = fullLogic.thanks(definition, answers, context);
  const text = (part: SurveyText) => fullLogic.fill(definition, part, tag, answers);
  const heading = element('h1', { tabindex: -1 }, text(thanks.heading));
  const back = () => attract(screen);
  stand(screen, {
    main: [element('span', { class: 'stamp' }, words.received), heading, element('p', {}, text(thanks.text))],
    footer: [
      element('span', {}, sentence(words.returns, { seconds: thanksSeconds })),
      element('button', { type: 'button', click: back }, words.now),
    ],
    onLanguage: back,
  });
  heading.focus();
  after(screen.standing, thanksSeconds, back);
}

/** A UUID that says nothing: not who, and not when. */
function newRespondent(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return `00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
