import { languageNames, languages } from '@voldaan/domain/language';
import { useSay } from '../../catalogue/text.tsx';

/** A value of a trait as a person says it: languages by name, yes and no, and what is not known. */
export function useValueWords(): (trait: string, value: string) => string {
  const say = useSay();
  return (trait, value) => {
    if (value === '') return say('nonresponse.unknown');
    const language = trait === 'language' ? languages.find((known) => known === value) : undefined;
    if (language !== undefined) return languageNames[language];
    if (value === 'true') return say('nonresponse.yes');
    return value === 'false' ? say('nonresponse.no') : value;
  };
}
