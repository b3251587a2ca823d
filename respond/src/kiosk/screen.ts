import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import { element } from '../widget/element.ts';
import type { Gestures } from '../widget/gestures.ts';
import type { QueuedAct } from './answer-queue.ts';
import type { KioskSurvey } from './kiosk-survey.ts';

export type Stage = Readonly<{ header: HTMLElement; main: HTMLElement; footer: HTMLElement; waiting: HTMLElement }>;

/** Where the screen is now. */
export type Standing = {
  /** In the language that was chosen last. */
  survey: KioskSurvey['surveys'][number];
  /** When the last answers were complete, from which presses are told that no row of customers makes. */
  finishes: readonly number[];
  /** Leads back to the beginning. */
  timer?: ReturnType<typeof setTimeout>;
};

export type Frame = Readonly<{ kiosk: KioskSurvey; stage: Stage; standing: Standing }>;

export type Screen = Frame &
  Readonly<{
    gestures: Gestures;
    /** Keeps acts of answering on the device, in this order, and sends them. */
    keep: (acts: readonly QueuedAct[]) => void;
  }>;

export type View = Readonly<{
  main: readonly Node[];
  footer: readonly Node[];
  /** Whoever is at work starts again by it; without it the language can be chosen. */
  onAgain?: () => void;
  onLanguage: () => void;
}>;

/** Shows a view, with what stands around every one of them. */
export function stand({ kiosk, stage, standing }: Frame, { main, footer, onAgain, onLanguage }: View): void {
  const { words, tag, direction } = standing.survey;
  document.documentElement.lang = htmlLanguage(tag);
  document.documentElement.dir = direction;
  const others = kiosk.surveys.filter((other) => other !== standing.survey);
  const choose = others.map((other) => {
    const change = () => {
      standing.survey = other;
      onLanguage();
    };
    const lang = htmlLanguage(other.tag);
    return element('button', { type: 'button', lang, dir: other.direction, click: change }, other.languageName);
  });
  const mayChoose = onAgain === undefined && choose.length > 0;
  stage.header.replaceChildren(
    element('b', {}, kiosk.title),
    ...(mayChoose ? [element('nav', { 'aria-label': words.language }, ...choose)] : []),
  );
  stage.main.replaceChildren(...main);
  stage.footer.replaceChildren(
    ...footer,
    ...(onAgain === undefined ? [] : [element('button', { type: 'button', click: onAgain }, words.again)]),
  );
}

export function after(standing: Standing, seconds: number, then: () => void): void {
  clearTimeout(standing.timer);
  standing.timer = setTimeout(then, seconds * 1000);
}

/** For good: nothing leads back to a question whose answers would go nowhere. */
export function switchOff({ kiosk, stage, standing }: Frame): void {
  clearTimeout(standing.timer);
  stage.header.replaceChildren(element('b', {}, kiosk.title));
  stage.main.replaceChildren(element('h1', {}, standing.survey.words.revoked));
  stage.footer.replaceChildren();
}
