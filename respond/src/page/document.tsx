import { languageNames } from '@voldaan/domain/language';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { message } from '../catalogue.ts';
import { type SheetPart, sheet } from '../style/sheet.ts';
import type { PageFrame } from '../view.ts';

type Document = Readonly<{
  frame: PageFrame;
  /** Name of the company at the top; absent when a link leads nowhere. */
  organisation: string | undefined;
  title: string;
  parts: readonly SheetPart[];
  script?: string;
  content: VNode;
}>;

/** A complete page: its own style sheet, nothing fetched, nothing stored. */
export function renderDocument(document: Document): string {
  const { frame, organisation, title, parts, script, content } = document;
  const html = renderToString(
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>{organisation === undefined ? title : `${title} – ${organisation}`}</title>
        <style nonce={frame.styleNonce} dangerouslySetInnerHTML={{ __html: sheet(parts) }} />
      </head>
      <body>
        <header class="top">
          <span class="firm">{organisation ?? ''}</span>
          <LanguageList frame={frame} />
        </header>
        <main>{content}</main>
        <footer class="foot">
          <a href={frame.privacyHref}>{message(frame.language, 'page.privacy')}</a>
        </footer>
        {script === undefined ? null : <script nonce={frame.styleNonce} dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

function LanguageList({ frame }: { readonly frame: PageFrame }) {
  const others = frame.languageLinks.filter((link) => link.language !== frame.language);
  if (others.length === 0) return null;
  return (
    <details class="lang">
      <summary>
        <span class="v">{message(frame.language, 'page.language')}: </span>
        {languageNames[frame.language]}
      </summary>
      <ul>
        {others.map(({ language, href }) => (
          <li key={language}>
            <a href={href} lang={language} hreflang={language}>
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Text of a page that is not a form: a heading, sentences, perhaps a button. */
export function Prose({ children }: { readonly children: ComponentChildren }) {
  return <div class="q p">{children}</div>;
}
