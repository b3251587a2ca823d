/** What the server puts into the panel as it sends it: made for this time only, in the language of the page. */
export type PanelView = Readonly<{
  /** The form's own page. */
  url: string;
  /** Names this form: sent twice, it is one case. */
  nonce: string;
  language: string;
  direction: 'ltr' | 'rtl';
  words: PanelWords;
}>;

export type PanelWords = Readonly<
  Record<
    'heading' | 'kind' | 'words' | 'name' | 'email' | 'files' | 'send' | 'close' | 'whole' | 'open' | 'unsent',
    string
  >
> &
  Readonly<{ kinds: readonly (readonly [string, string])[] }>;

/** What became of it: taken, or what is in the way, in words. */
export type PanelReply =
  | Readonly<{ heading: string; text: string; statusUrl: string }>
  | Readonly<{ faults: readonly string[]; nonce: string }>;
