import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type MessageKey, message, ownWords } from '../catalogue.ts';
import { type SheetPart, sheet } from '../style/sheet.ts';
import type { PageFrame } from '../view.ts';
import { languageName } from './language-name.ts';

type Document = Readonly<{
  frame: PageFrame;
  /** Name of the company at the top; absent when a link leads nowhere. */
  organisation: string | undefined;
  title: string;
  parts: readonly SheetPart[];
  script?: string;
  content: VNode;
  /** The page is the list of languages itself. */
  hasOwnLanguageList?: boolean;
  /** What the link to what is kept is called, where it is not about an answer. */
  privacy?: MessageKey;
}>;

/** A complete page: its own style sheet, nothing fetched, nothing stored. */
export function renderDocument(document: Document): string {
  const { frame, organisation, title, parts, script, content } = document;
  const html = renderToString(
    <html lang={htmlLanguage(frame.language)} {...(directionOf(frame.language) === 'rtl' ? { dir: 'rtl' } : {})}>
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
          {document.hasOwnLanguageList ? null : <LanguageList frame={frame} />}
        </header>
        <main>{content}</main>
        <footer class="foot">
          <a href={frame.privacyHref} {...ownWords(frame.language)}>
            {message(frame.language, document.privacy ?? 'page.privacy')}
          </a>
        </footer>
        {script === undefined ? null : <script nonce={frame.styleNonce} dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** The other languages as plain links, each in its own name. A page that is about the choice itself has none here. */
function LanguageList({ frame }: { readonly frame: PageFrame }) {
  const others = frame.languageLinks.filter((link) => link.language !== frame.language);
  if (others.length === 0) return null;
  return (
    <details class="lang">
      <summary>
        <span class="v" {...ownWords(frame.language)}>
          {message(frame.language, 'page.language')}:{' '}
        </span>
        {languageName(frame.language)}
      </summary>
      <ul>
        {others.map(({ language, href }) => (
          <li key={language}>
            <a href={href} hreflang={htmlLanguage(language)} {...langOf(frame.language, language)}>
              {languageName(language)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The language and direction of words that stand on a page in another one. */
export function langOf(page: LanguageTag, words: LanguageTag): Readonly<{ lang: string; dir?: 'ltr' | 'rtl' }> {
  const direction = directionOf(words);
  return { lang: htmlLanguage(words), ...(direction === directionOf(page) ? {} : { dir: direction }) };
}

type ProseProps = Readonly<{ words?: Readonly<{ lang?: string; dir?: 'ltr' | 'rtl' }>; children: ComponentChildren }>;

/** Text of a page that is not a form: a heading, sentences, perhaps a button. */
export function Prose({ words, children }: ProseProps) {
  return (
    <div class="q p" {...words}>
      {children}
    </div>
  );
}
