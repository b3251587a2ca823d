/** What the loader hands to the runner that it fetched, and what it gets back. */
export type CardStart = Readonly<{
  /** Where Voldaan is, with a slash at the end. */
  base: string;
  /** Name of the survey in addresses: the token of its public link. */
  token: string;
  /** The script element: its data attributes are the wishes, its events say what happened. */
  script: HTMLScriptElement;
  /** Somebody asked for it by `open()`, so that the focus may go there. */
  isAsked: boolean;
  /** The signed token of who is signed in here, as it is now. */
  identity: () => string | undefined;
}>;

export type CardHandle = Readonly<{ open: () => Promise<void>; close: () => void }>;

export type StartCard = (start: CardStart) => CardHandle;
