import type { Language } from '@voldaan/domain/language';
import { guessLanguage, isLanguage } from '@voldaan/domain/language';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import en from '../../catalogue/en.json?url';
import nb from '../../catalogue/nb.json?url';
import nl from '../../catalogue/nl.json?url';

type Catalogue = Record<string, string>;

/** Words are data: as JSON a browser reads them several times as fast as it would a program that holds them. */
const catalogues: Readonly<Record<Language, string>> = { nl, nb, en };

async function loadCatalogue(language: Language): Promise<Catalogue> {
  const response = await fetch(catalogues[language]);
  if (!response.ok) throw new Error(`the texts of ${language} are not there: ${response.status}`);
  return response.json();
}

/** The locale that numbers, dates and sorting follow in each language. */
export const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', nb: 'nb-NO', en: 'en-GB' };

const storageKey = 'voldaan.language';

type LanguageChoice = Readonly<{ language: Language; chooseLanguage: (language: Language) => void }>;

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Loads the catalogue of one language and draws nothing before it is there; a switch keeps the old texts meanwhile. */
export function LanguageProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [wanted, setWanted] = useState<Language>(firstLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue }>();

  useEffect(() => {
    let current = true;
    loadCatalogue(wanted).then((catalogue) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setLoaded({ language: wanted, catalogue });
    }, reportError);
    return () => {
      current = false;
    };
  }, [wanted]);

  const chooseLanguage = useCallback((language: Language) => {
    remember(language);
    setWanted(language);
  }, []);
  const choice = useMemo(() => ({ language: wanted, chooseLanguage }), [wanted, chooseLanguage]);

  if (loaded === undefined) return null;
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={locales[loaded.language]} messages={loaded.catalogue} onError={reportMessageError}>
        <I18nProvider locale={locales[loaded.language]}>{children}</I18nProvider>
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === undefined) throw new Error('useLanguage stands outside the LanguageProvider');
  return choice;
}

function firstLanguage(): Language {
  try {
    const remembered = localStorage.getItem(storageKey);
    if (isLanguage(remembered)) return remembered;
  } catch {
    // Storage is off in this browser: the browser's own list decides.
  }
  return guessLanguage(navigator.languages.join(','), 'en');
}

function remember(language: Language) {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is off in this browser; the account still keeps the choice.
  }
}

/** A missing or broken message is a bug that the catalogue test catches; in a browser it must not stay silent either. */
function reportMessageError(error: Error) {
  reportError(error);
}
