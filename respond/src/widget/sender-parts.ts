export type SenderParts = Readonly<{
  /** Where Voldaan is, with a slash at the end. */
  base: string;
  token: string;
  /** An element of ours in the page, for the form. */
  root: ParentNode & Node;
  /** `form` where the page allows no connection, so that none is tried. */
  way: string | undefined;
}>;
