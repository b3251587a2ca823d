import { message, ownWords } from '../catalogue.ts';
import type { LanguagePageView } from '../view.ts';
import { langOf, renderDocument } from './document.tsx';
import { languageName } from './language-name.ts';

/** A plain list of languages, each in its own name. English stands beside the heading for whoever reads none of ours. */
export function renderLanguagePage(view: LanguagePageView): string {
  const { language } = view;
  const heading = message(language, 'language.heading');
  const inEnglish = message('en', 'language.heading');
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: heading,
    parts: ['frame', 'languages'],
    hasOwnLanguageList: true,
    content: (
      <div class="q">
        <h1 {...ownWords(language)}>
          {heading}
          {inEnglish === heading ? null : (
            <span class="v" lang="en">
              {' '}
              {inEnglish}
            </span>
          )}
        </h1>
        <ul class="ln">
          {view.languageLinks.map((link) => (
            <li key={link.language}>
              <a
                href={link.href}
                {...langOf(language, link.language)}
                {...(link.language === language ? { 'aria-current': 'true' as const } : {})}
              >
                {languageName(link.language)}
              </a>
            </li>
          ))}
        </ul>
        <p class="n" {...ownWords(language)}>
          {message(language, 'language.kept')}
        </p>
      </div>
    ),
  });
}
