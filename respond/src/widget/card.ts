import type { Answers } from '@voldaan/domain/surveys/answers';
import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import cardSheet from './card.css?raw';
import type { CardHandle, CardStart } from './card-handle.ts';
import { drawing, element } from './element.ts';
import { watchGestures } from './gestures.ts';
import { keep } from './memory.ts';
import type { DrawNode } from './scene.ts';
import type { MakeSender, Sender } from './send.ts';
import type { SentPage } from './sent-page.ts';
import { sentence } from './sentence.ts';
import { surveyForm } from './survey-form.ts';
import type { SurveyLogic, WidgetSurvey } from './widget-survey.ts';

export type CardParts = Readonly<{
  survey: WidgetSurvey;
  draw: DrawNode;
  logic: SurveyLogic;
  start: CardStart;
  /** Rules for what only some surveys show. */
  sheet?: string;
}>;

/** Unless the page says otherwise with data-rest, somebody who closed the question is left alone for so many days. */
const restDays = 90;
const dayMs = 86_400_000;

/**
 * The question on somebody else's page: a host element of ours with everything inside its shadow. In one piece: a frame, a line and pages
 * as functions of their own share so much that what they hand each other took 120 to 190 packed bytes, and the budget has 67 left.
 */
export function openCard({ survey, draw, logic, start, sheet = '' }: CardParts): CardHandle {
  const { script, base, token, identity } = start;
  const { words, definition, tag, version } = survey;
  const { into, send: way, rest: days = restDays } = script.dataset;
  const place = into === undefined ? null : document.querySelector(into);
  // A name of its own, so that a rule of the page for its own elements does not meet it.
  const host = document.createElement('voldaan-card');
  host.lang = htmlLanguage(tag);
  host.dir = survey.direction;
  const root = host.attachShadow({ mode: 'open' });
  const rules = new CSSStyleSheet();
  rules.replaceSync(cardSheet + sheet);
  root.adoptedStyleSheets = [rules];
  const content = element('div');
  const box = element(
    'section',
    { class: place ? 'w' : 'w card', 'aria-label': sentence(words.label, { org: definition.organisation }) },
    content,
  );
  root.append(box);
  const gestures = watchGestures(root);
  // What sends is fetched when the question is there, not before: until somebody reads it there is nothing to send.
  let sender: Promise<Sender> | undefined;
  const connect = () => {
    const address = `${base}w/${token}/visit.js?version=${version}`;
    sender ??= import(/* @vite-ignore */ address).then(({ connect }: { connect: MakeSender }) =>
      connect({ base, token, root, way }),
    );
    sender.catch(() => {
      sender = undefined;
    });
    return sender;
  };
  let answers: Answers = {};
  let backTo: Element | null = null;
  let isOver = false;
  let seed = '';
  const announce = (name: string, detail: object = {}) =>
    script.dispatchEvent(new CustomEvent(`voldaan:${name}`, { bubbles: true, detail: { survey: token, ...detail } }));
  const rest = () => keep(token, String(Date.now() + Number(days) * dayMs));
  const focus = () => root.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  const show = (node: Element) => {
    content.replaceChildren(node);
    // What is shown first takes the focus from nobody; what follows a press has it.
    if (host.isConnected) focus();
  };
  const context = () => ({ seed, language: tag, channel: 'widget', contact: {} });
  const pages = () => logic.path(definition, answers, context());

  const showPage = (at: number) => {
    const path = pages();
    const page = path[at];
    if (page === undefined) return showThanks();
    show(
      surveyForm({
        page,
        scene: { survey, answers, text: (text) => logic.fill(definition, text, tag, answers) },
        draw,
        logic,
        isLast: at === path.length - 1,
        onBack: at > 0 ? () => showPage(at - 1) : undefined,
        privacyHref: `${base}s/${token}/privacy`,
        onAnswers: (given, press) => {
          answers = { ...answers, ...given };
          const next = pages().findIndex(({ nodes }) => logic.questions(nodes).some(({ id }) => !(id in answers)));
          const signed = identity();
          const page = { submission: randomKey(), answers: given, final: next < 0, language: tag };
          void send({ ...page, evidence: gestures.read(press), ...(signed ? { identity: signed } : {}) }, next);
        },
      }),
    );
  };
  /** Goes on only when the answer is safe; until then it says that it is not. */
  const send = async (page: SentPage, next: number, tries = 0): Promise<void> => {
    for (const button of content.querySelectorAll('button')) button.disabled = true;
    const outcome = await connect().then(
      (made) => made.send(page),
      () => 'unsent' as const,
    );
    if (outcome === 'stored') {
      rest();
      announce('answered', { final: page.final });
      return next < 0 ? showThanks() : showPage(next);
    }
    if (outcome !== 'unsent') {
      announce('refused', { code: outcome.refused });
      // Who signed in here could not be told; what they said still counts.
      const { identity, ...anonymous } = page;
      if (identity) return send(anonymous, next, tries);
    }
    showUnsent(page, next, tries);
  };
  const showUnsent = (page: SentPage, next: number, tries: number) => {
    const again = () => {
      clearTimeout(timer);
      removeEventListener('online', again);
      void send(page, next, tries + 1);
    };
    // Ever less often, and at once when the line is back.
    const timer = setTimeout(again, Math.min(60_000, 3_000 * 2 ** tries));
    addEventListener('online', again);
    say(
      words.unsent,
      element('button', { class: 'go', type: 'button', click: again }, words.retry),
      element('a', { href: `${base}s/${token}`, target: '_blank', rel: 'noopener' }, words.elsewhere),
    );
  };
  const showThanks = () => {
    isOver = true;
    const { heading, text } = logic.thanks(definition, answers, context());
    const [title, words] = [heading, text].map((part) => logic.fill(definition, part, tag, answers));
    say(words ?? '', element('span', { class: 'stamp' }, survey.words.received)).prepend(
      element('h2', { tabindex: -1 }, title),
    );
  };
  const say = (text: string, ...more: readonly Element[]) => {
    const status = element('div', { role: 'status' }, element('p', { tabindex: -1 }, text));
    show(element('div', {}, status, element('div', { class: 'row' }, ...more)));
    return status;
  };
  const close = () => {
    host.remove();
    if (backTo instanceof HTMLElement) backTo.focus();
  };
  const dismiss = () => {
    if (isOver) return close();
    isOver = true;
    rest();
    announce('dismissed');
    void connect().then(
      (made) => made.noteDismissal(),
      () => undefined,
    );
    const anyway = () => {
      isOver = false;
      showPage(0);
    };
    say(sentence(words.dismissed, { days }), element('button', { type: 'button', click: anyway }, words.anyway));
  };
  box.append(
    element(
      'button',
      { class: 'x', type: 'button', 'aria-label': words.close, click: dismiss },
      drawing('0 0 24 24', 'm6 6 12 12M18 6 6 18'),
    ),
  );
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') dismiss();
  });

  const reveal = async () => {
    const connected = connect();
    connected.catch(() => undefined);
    // Where chance decides, it is the same chance on our side, which goes by the name that it gave.
    if (survey.hasChance) seed = `key:${(await connected).respondent}`;
    if (host.isConnected) return;
    showPage(0);
    (place ?? document.body).append(host);
    announce('shown');
  };
  if (!start.isAsked) void reveal();
  return {
    open: async () => {
      backTo = document.activeElement;
      await reveal();
      focus();
    },
    close,
  };
}

/** Not crypto.randomUUID, which a page without https does not have. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join('');
}
