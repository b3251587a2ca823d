/** The form of a page, as whoever stands in for a browser sends it back: where to, and the fields that nobody sees. */
export type PageForm = Readonly<{ action: string; hidden: Readonly<Record<string, string>> }>;

/** Undefined where the page has no form, as when everything was answered. */
export function readPageForm(html: string): PageForm | undefined {
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) return undefined;
  const inputs = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    plainText(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
  ]);
  return { action: plainText(action), hidden: Object.fromEntries(inputs) };
}

/** What an attribute says. */
export function plainText(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
