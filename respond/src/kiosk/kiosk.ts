import type { Answers } from '@voldaan/domain/surveys/answers';
import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import type { PathContext } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { element } from '../widget/element.ts';
import { fullLogic } from '../widget/full-logic.ts';
import { watchGestures } from '../widget/gestures.ts';
import { drawAny } from '../widget/more-question.ts';
import { sentence } from '../widget/sentence.ts';
import { surveyForm } from '../widget/survey-form.ts';
import { openQueue, type QueuedAct } from './answer-queue.ts';
import { deliver } from './deliver.ts';
import { keepOffline } from './keep-offline.ts';
import type { KioskSurvey } from './kiosk-survey.ts';
import { isTapBurst } from './tap-burst.ts';
import { tapPage } from './tap-page.ts';

/** How long the thanks stand. */
const thanksSeconds = 12;
const retryMs = 15_000;
const finishesKept = 10;

type Stage = Readonly<{ header: HTMLElement; main: HTMLElement; footer: HTMLElement; waiting: HTMLElement }>;

void begin();

async function begin(): Promise<void> {
  const stage = dressPage();
  const address = `${location.pathname}/survey`;
  const reply = await fetch(address).catch(() => undefined);
  if (!reply?.ok) {
    stage.main.replaceChildren(element('h1', {}, document.title));
    setTimeout(() => location.reload(), retryMs);
    return;
  }
  const kiosk: KioskSurvey = await reply.json();
  const [survey] = kiosk.surveys;
  if (survey === undefined) return;
  await run(kiosk, stage);
  await keepOffline([location.pathname, address]);
}

function dressPage(): Stage {
  const waiting = element('p', { role: 'status', class: 'waiting' });
  const stage = { header: element('header'), main: element('main'), footer: element('footer'), waiting };
  document.body.replaceChildren(stage.header, stage.main, stage.footer, waiting);
  return stage;
}

async function run(kiosk: KioskSurvey, stage: Stage): Promise<void> {
  const [first] = kiosk.surveys;
  if (first === undefined) return;
  const gestures = watchGestures(document);
  let survey = first;
  let finishes: readonly number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const queue = await openQueue({
    name: `voldaan ${location.pathname}`,
    deliver,
    onCount: (count) => {
      stage.waiting.textContent = count === 0 ? '' : sentence(survey.words.waiting, { count });
    },
    onRevoked: () => {
      // For good: nothing leads back to a question whose answers would go nowhere.
      clearTimeout(timer);
      stage.header.replaceChildren(element('b', {}, kiosk.title));
      stage.main.replaceChildren(element('h1', {}, survey.words.revoked));
      stage.footer.replaceChildren();
    },
  });
  const flush = () => void queue.flush().catch(() => undefined);
  addEventListener('online', flush);
  setInterval(flush, retryMs);
  flush();

  const after = (seconds: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, seconds * 1000);
  };
  const stand = (back: (() => void) | undefined, main: readonly Node[], footer: readonly (Node | string)[]) => {
    const { words } = survey;
    document.documentElement.lang = htmlLanguage(survey.tag);
    document.documentElement.dir = survey.direction;
    const others = kiosk.surveys.filter((other) => other !== survey);
    const choose = others.map((other) => {
      const change = () => {
        survey = other;
        attract();
      };
      const lang = htmlLanguage(other.tag);
      return element('button', { type: 'button', lang, dir: other.direction, click: change }, other.languageName);
    });
    stage.header.replaceChildren(
      element('b', {}, kiosk.title),
      ...(back === undefined && choose.length > 0 ? [element('nav', { 'aria-label': words.language }, ...choose)] : []),
    );
    stage.main.replaceChildren(...main);
    stage.footer.replaceChildren(
      ...footer,
      ...(back === undefined ? [] : [element('button', { type: 'button', click: back }, words.again)]),
    );
  };

  const attract = () => {
    clearTimeout(timer);
    const { words, definition, tag } = survey;
    const text = questionsOn(fullLogic.path(definition, {}, contextOf('')).at(0)?.nodes ?? [])[0]?.text ?? {};
    const start = element(
      'button',
      { type: 'button', class: 'start', click: () => ask() },
      element('span', { class: 'title' }, fullLogic.fill(definition, text, tag, {})),
      element('span', { class: 'cta' }, words.start),
    );
    stand(undefined, [element('h1', { class: 'unseen' }, kiosk.title), start], [element('span', {}, words.intro)]);
  };
  const contextOf = (respondent: string) => {
    return { seed: `key:${respondent}`, language: survey.tag, channel: 'kiosk', contact: {} };
  };

  const ask = () => {
    const respondent = newRespondent();
    const startedAt = performance.now();
    const waiting: QueuedAct[] = [];
    let answers: Answers = {};
    const isDone = () =>
      !fullLogic
        .path(survey.definition, answers, contextOf(respondent))
        .some(({ nodes }) => questionsOn(nodes).some(({ id }) => !(id in answers)));
    const give = (given: Answers, press: Event) => {
      answers = { ...answers, ...given };
      const final = isDone();
      const act: QueuedAct = {
        submission: newRespondent(),
        respondent,
        answers: given,
        final,
        language: survey.tag,
        version: survey.version,
        elapsed_ms: Math.round(performance.now() - startedAt),
        evidence: gestures.read(press),
        marks: final && isTapBurst(finishes, performance.now()) ? ['tap-burst'] : [],
      };
      waiting.push(act);
      // Where what is unfinished is dropped, nothing leaves the screen before all of it is there.
      const ready = kiosk.keepsPartial || final ? waiting.splice(0) : [];
      if (final) finishes = [...finishes.slice(1 - finishesKept), performance.now()];
      void ready
        .reduce((before, next) => before.then(() => queue.add(next)), Promise.resolve())
        .then(flush, (error: unknown) => {
          // The device cannot keep it: somebody has to see that, and it is not thanked for.
          stage.waiting.textContent = String(error);
        });
      if (final) thank(answers, contextOf(respondent));
      else show();
    };
    const show = () => {
      after(kiosk.idleSeconds, attract);
      const path = fullLogic.path(survey.definition, answers, contextOf(respondent));
      const page = path.find(({ nodes }) => questionsOn(nodes).some(({ id }) => !(id in answers)));
      if (page === undefined) return thank(answers, contextOf(respondent));
      const { definition, tag } = survey;
      const scene = { survey, answers, text: (text: object) => fullLogic.fill(definition, { ...text }, tag, answers) };
      const tap = tapPage(page, scene, give);
      const form =
        tap ??
        surveyForm({
          page,
          scene,
          draw: drawAny,
          logic: fullLogic,
          isLast: page === path.at(-1),
          onBack: undefined,
          privacyHref: undefined,
          onAnswers: give,
        });
      const heading = element('h1', { class: 'unseen' }, kiosk.title);
      stand(attract, tap === undefined ? [heading, form] : [form], [element('span', {}, survey.words.kept)]);
      form.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    };
    show();
  };

  const thank = (answers: Answers, context: PathContext) => {
    const { words, definition, tag } = survey;
    const thanks = fullLogic.thanks(definition, answers, context);
    const text = (part: SurveyText) => fullLogic.fill(definition, part, tag, answers);
    const heading = element('h1', { tabindex: -1 }, text(thanks.heading));
    stand(
      undefined,
      [element('span', { class: 'stamp' }, words.received), heading, element('p', {}, text(thanks.text))],
      [
        element('span', {}, sentence(words.returns, { seconds: thanksSeconds })),
        element('button', { type: 'button', click: () => attract() }, words.now),
      ],
    );
    heading.focus();
    after(thanksSeconds, attract);
  };
  for (const type of ['pointerdown', 'keydown', 'input']) {
    // Whoever still touches the screen is not sent away.
    document.addEventListener(type, () => {
      if (stage.main.querySelector('form')) after(kiosk.idleSeconds, attract);
    });
  }
  attract();
}

/** A UUID that says nothing: not who, and not when. */
function newRespondent(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return `00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
