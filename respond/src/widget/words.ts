import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import ar from '../../catalogue/entrance/ar.json' with { type: 'json' };
import en from '../../catalogue/entrance/en.json' with { type: 'json' };
import nb from '../../catalogue/entrance/nb.json' with { type: 'json' };
import nl from '../../catalogue/entrance/nl.json' with { type: 'json' };
import jij from '../../catalogue/entrance/nl-x-jij.json' with { type: 'json' };
import nn from '../../catalogue/entrance/nn.json' with { type: 'json' };
import { type SpokenTag, spokenTagFor } from '../catalogue.ts';

/** What widget, kiosk and card say around a survey's own texts: plain sentences, {name} where something is put in. */
export type EntranceWords = Readonly<Record<keyof typeof en, string>>;

/** A sentence that one language lacks does not compile. Dutch with jij says otherwise only what differs. */
const words: Readonly<Record<SpokenTag, EntranceWords>> = { en, nl, nb, nn, ar, 'nl-x-jij': { ...nl, ...jij } };

/** The words in a survey's language, or in English when nobody has translated them yet. */
export function entranceWords(tag: LanguageTag): EntranceWords {
  return words[spokenTagFor(tag)];
}
