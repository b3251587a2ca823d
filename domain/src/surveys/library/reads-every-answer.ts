import type { Localised } from '../../language.ts';

/** Continues after the reader's name. In a mail that the reader signs it becomes "I read every answer myself". */
export const readsEveryAnswer: Localised = {
  nl: 'leest elk antwoord zelf.',
  nb: 'leser hvert svar selv.',
  en: 'reads every answer in person.',
};
