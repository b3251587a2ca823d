import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { renderToString } from 'preact-render-to-string';
import { ownWords } from '../catalogue.ts';
import paletteSheet from '../style/palette.css?raw';
import { entranceWords } from '../widget/words.ts';
import answersSheet from './answers.css?raw';
import stageSheet from './stage.css?raw';
import tapsSheet from './taps.css?raw';

export type KioskPageView = Readonly<{
  title: string;
  language: LanguageTag;
  nonce: string;
  /** Where the survey can be answered by who has no script. */
  hostedHref: string;
  /** Instead of the program: why there is nothing to answer here. */
  notice?: 'revoked' | 'closed';
}>;

/** The shell of a kiosk: the program fills it, from the line or from what the device keeps. */
export function renderKioskPage({ title, language, nonce, hostedHref, notice }: KioskPageView): string {
  const words = entranceWords(language);
  const html = renderToString(
    <html lang={htmlLanguage(language)} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>{title}</title>
        <style
          nonce={nonce}
          dangerouslySetInnerHTML={{ __html: paletteSheet + stageSheet + tapsSheet + answersSheet }}
        />
      </head>
      <body>
        <header>
          <b>{title}</b>
        </header>
        <main>
          {notice === undefined ? (
            <noscript>
              <a href={hostedHref} {...ownWords(language)}>
                {words.start}
              </a>
            </noscript>
          ) : (
            <h1 {...ownWords(language)}>{words[notice]}</h1>
          )}
        </main>
        {notice === undefined ? <script nonce={nonce} src="/k/kiosk.js" /> : null}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
