import { fillText } from '@voldaan/domain/surveys/fill-text';
import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { renderToString } from 'preact-render-to-string';
import { ownWords } from '../catalogue.ts';
import { entranceWords } from '../widget/words.ts';
import cardSheet from './print-card.css?raw';

export type PrintCardView = Readonly<{
  definition: SurveyDefinition;
  language: LanguageTag;
  /** The code as a drawing of our own. */
  qrSvg: string;
  /** What is typed by who has no camera at hand. */
  shortLink: string;
  nonce: string;
}>;

/** A card of A6 to lay beside the till or into the parcel: the firm's slip, the question, the code. */
export function renderPrintCard({ definition, language, qrSvg, shortLink, nonce }: PrintCardView): string {
  const words = entranceWords(language);
  const own = ownWords(language);
  const fill = (text: Readonly<Record<string, string>>) => fillText(definition, textIn(text, language), language);
  const html = renderToString(
    <html lang={htmlLanguage(language)} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{definition.name}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: cardSheet }} />
      </head>
      <body>
        <button type="button" id="print" {...own}>
          {words.cardPrint}
        </button>
        <main>
          <header>
            <b>{definition.organisation}</b>
            <span>{fill(definition.slip.title)}</span>
          </header>
          <h1>{fill(openingQuestionOf(definition).text)}</h1>
          <div class="code" role="img" aria-label={shortLink} dangerouslySetInnerHTML={{ __html: qrSvg }} />
          <p {...own}>{words.cardScan}</p>
          <p class="link" {...own}>
            {words.cardOr} <span dir="ltr">{shortLink}</span>
          </p>
        </main>
        <script
          nonce={nonce}
          dangerouslySetInnerHTML={{ __html: 'document.getElementById("print").onclick=()=>print()' }}
        />
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
