/** Where, when and to whom a survey is shown. What is left out is as in a plain script element. */
export type WidgetOptions = Readonly<{
  /** Where Voldaan is: `https://feedback.example.com`. */
  origin: string;
  /** Name of the survey in its snippet: the last part of its public link. */
  survey: string;
  /** Who is signed in here, as your own server signed it. */
  token?: string;
  /** A place in the page for the question; without it, a card in the corner. */
  into?: string;
  /** Language of the question; without it, that of the page. */
  language?: string;
  /** Pages on which it is shown, by path: `/checkout*`. */
  page?: readonly string[];
  delaySeconds?: number;
  /** Shown when so much of the page has been scrolled past, 0 to 100. */
  scrollPercent?: number;
  /** Shown when the pointer leaves the page at the top. */
  onExit?: boolean;
  /** Shown when this event reaches the document. */
  onEvent?: string;
  /** The share of page views on which it is shown, 0 to 1. */
  sample?: number;
  /** Shown by open() alone. */
  isManual?: boolean;
  /** How many days somebody who answered or closed it is left alone. */
  restDays?: number;
  /** `form` where your policy allows no connection to us. */
  send?: 'form';
  /** Nonce of your Content-Security-Policy. */
  nonce?: string;
}>;

/** What happened, and what is known of it. Answers are not passed on to the page. */
export type WidgetEvents = Readonly<{
  ready: undefined;
  shown: Readonly<{ survey: string }>;
  answered: Readonly<{ survey: string; final: boolean }>;
  dismissed: Readonly<{ survey: string }>;
  /** A page of answers was refused, or the token that came with it; `code` says why. */
  refused: Readonly<{ survey: string; code: string }>;
}>;

export type Widget = Readonly<{
  /** Shows the question now, and moves the focus there. */
  open: () => Promise<void>;
  close: () => Promise<void>;
  /** Says who is signed in here, from now on. */
  identify: (token: string) => Promise<void>;
  /** Calls back on every such event; the function that it gives ends that. */
  on: <Name extends keyof WidgetEvents>(name: Name, call: (detail: WidgetEvents[Name]) => void) => () => void;
  /** Takes the widget out of the page. */
  remove: () => Promise<void>;
}>;

type Handle = Readonly<{ open: () => Promise<void>; close: () => Promise<void>; identify: (token: string) => void }>;

/** Places the widget in this page. Until a person acts nothing is stored and no cookie is set. */
export function placeWidget(options: WidgetOptions): Widget {
  const script = document.createElement('script');
  script.async = true;
  script.src = `${options.origin.replace(/\/$/, '')}/w.js`;
  if (options.nonce !== undefined) script.nonce = options.nonce;
  for (const [name, value] of Object.entries(attributesOf(options))) {
    if (value !== undefined) script.setAttribute(`data-${name}`, String(value));
  }
  const ready = new Promise<Handle>((resolve, reject) => {
    script.addEventListener('voldaan:ready', () => {
      const handle: unknown = Reflect.get(script, 'voldaan');
      if (isHandle(handle)) resolve(handle);
    });
    script.addEventListener('error', () => reject(new Error(`the widget could not be loaded from ${script.src}`)));
  });
  // Whoever does not ask need not hear of it.
  ready.catch(() => undefined);
  document.head.append(script);
  const close = async () => (await ready).close();
  return {
    open: async () => (await ready).open(),
    close,
    identify: async (token) => (await ready).identify(token),
    on: (name, call) => {
      const hear = (event: Event) => {
        if (event instanceof CustomEvent) call(event.detail);
      };
      script.addEventListener(`voldaan:${name}`, hear);
      return () => script.removeEventListener(`voldaan:${name}`, hear);
    },
    remove: async () => {
      script.remove();
      await close().catch(() => undefined);
    },
  };
}

function attributesOf(options: WidgetOptions): Readonly<Record<string, string | number | undefined>> {
  return {
    survey: options.survey,
    token: options.token,
    into: options.into,
    language: options.language,
    page: options.page?.join(' '),
    delay: options.delaySeconds,
    scroll: options.scrollPercent,
    exit: options.onExit ? '' : undefined,
    event: options.onEvent,
    sample: options.sample,
    manual: options.isManual ? '' : undefined,
    rest: options.restDays,
    send: options.send,
  };
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'object' && value !== null && 'open' in value && 'identify' in value;
}
