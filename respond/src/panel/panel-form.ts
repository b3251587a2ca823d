import { element } from '../widget/element.ts';
import panelSheet from './panel.css?raw';
import type { PanelReply, PanelView } from './panel-view.ts';

/** The server puts the words of the page's language and a key of this form here as it sends the program. */
declare const PANEL_STANDS_HERE: PanelView;

/** The form in a dialog over the page: a host element of ours with everything inside its shadow. */
export function openPanel(opener: HTMLAnchorElement): void {
  const view = PANEL_STANDS_HERE;
  // What the link says of the place and of the kind goes along.
  const query = new URL(opener.href).searchParams;
  query.set('via', 'widget');
  query.set('language', view.language);
  const host = document.createElement('voldaan-panel');
  host.lang = view.language;
  host.dir = view.direction;
  const root = host.attachShadow({ mode: 'open' });
  const rules = new CSSStyleSheet();
  rules.replaceSync(panelSheet);
  root.adoptedStyleSheets = [rules];
  const dialog = element('dialog', { 'aria-label': view.words.heading });
  dialog.append(formOf(view, query, dialog));
  root.append(dialog);
  document.body.append(host);
  dialog.addEventListener('close', () => {
    host.remove();
    opener.focus();
  });
  dialog.showModal();
}

function formOf(view: PanelView, query: URLSearchParams, dialog: HTMLDialogElement): HTMLElement {
  const { words, url, language } = view;
  const fault = element('div', { class: 'fault', role: 'alert' });
  const nonce = element('input', { type: 'hidden', name: 'nonce', value: view.nonce });
  const form = element(
    'form',
    {
      method: 'post',
      enctype: 'multipart/form-data',
      action: `${url}?${query}`,
      target: '_blank',
    },
    element('h2', {}, words.heading),
    fault,
    nonce,
    element('input', { type: 'hidden', name: 'language', value: language }),
    kindsOf(words, query.get('kind')),
    element('label', {}, words.words, element('textarea', { name: 'words', rows: 5, required: true, maxlength: 8000 })),
    element('label', {}, words.name, element('input', { name: 'name', autocomplete: 'name', maxlength: 200 })),
    element(
      'label',
      {},
      words.email,
      element('input', { name: 'email', type: 'email', autocomplete: 'email', maxlength: 320 }),
    ),
    element('label', {}, words.files, element('input', { name: 'files', type: 'file', multiple: true })),
    element(
      'p',
      { class: 'row' },
      element('button', { class: 'go' }, words.send),
      element('button', { type: 'button', onclick: () => dialog.close() }, words.close),
    ),
    element('a', { href: `${url}?${query}`, target: '_blank', rel: 'noopener' }, words.whole),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send({ view, form, fault, nonce, dialog });
  });
  return form;
}

function kindsOf({ kind, kinds }: PanelView['words'], chosen: string | null): HTMLElement {
  const choices = kinds.map(([value, name]) =>
    element(
      'label',
      {},
      element('input', { type: 'radio', name: 'kind', value, required: true, checked: value === chosen }),
      name,
    ),
  );
  return element('fieldset', {}, element('legend', {}, kind), element('div', { class: 'kinds' }, ...choices));
}

type Parts = Readonly<{
  view: PanelView;
  form: HTMLFormElement;
  fault: HTMLElement;
  nonce: HTMLInputElement;
  dialog: HTMLDialogElement;
}>;

/** By fetch where the page's policy lets us; else the form itself opens our own page in a new tab, with every word. */
async function send({ view, form, fault, nonce, dialog }: Parts): Promise<void> {
  const button = form.querySelector('button');
  if (button === null || button.disabled) return;
  button.disabled = true;
  const address = `${view.url}/panel?${new URL(form.action).searchParams}`;
  const policy = watchPolicy();
  try {
    const reply = await fetch(address, { method: 'POST', body: new FormData(form), credentials: 'omit' });
    const outcome: PanelReply = await reply.json();
    if ('faults' in outcome) {
      nonce.value = outcome.nonce;
      fault.replaceChildren(...outcome.faults.map((text) => element('p', {}, text)));
      fault.scrollIntoView({ block: 'nearest' });
    } else dialog.replaceChildren(...thanksOf(view, outcome, dialog));
  } catch {
    // The line may be broken as well: then the words stay here, and the button is pressed again.
    if (await policy.hasForbidden()) form.submit();
    else fault.replaceChildren(element('p', {}, view.words.unsent));
  } finally {
    policy.unwatch();
    button.disabled = false;
  }
}

function thanksOf({ words }: PanelView, { heading, text, statusUrl }: Taken, dialog: HTMLDialogElement) {
  return [
    element('div', { role: 'status' }, element('h2', {}, heading), element('p', {}, text)),
    element(
      'p',
      { class: 'row' },
      element('a', { class: 'go', href: statusUrl, target: '_blank', rel: 'noopener' }, words.open),
      element('button', { type: 'button', onclick: () => dialog.close() }, words.close),
    ),
  ];
}

type Taken = Extract<PanelReply, { heading: string }>;

/** Whether a request that failed was forbidden by the page's own policy; the news of it comes a moment later. */
function watchPolicy() {
  let isForbidden = false;
  const note = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
    isForbidden ||= effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', note);
  return {
    hasForbidden: async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return isForbidden;
    },
    unwatch: () => document.removeEventListener('securitypolicyviolation', note),
  };
}
