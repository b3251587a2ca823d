import { type Language, type Localised, languages } from '../../language.ts';
import { textIn } from '../survey-text.ts';
import { foldedWords } from './folded-words.ts';
import { items, type LibraryItem } from './items.ts';
import { type QuestionnaireEntry, questionnaires } from './questionnaires.ts';
import { synonyms } from './search-synonyms.ts';

/** What is searched of one thing of the library: its texts, from what names it to what merely mentions it. */
type Indexed<Found> = Readonly<{ found: Found; fields: readonly Readonly<Record<Language, readonly string[]>>[] }>;

/** A name counts more than a purpose, a purpose more than a remark. */
const fieldWeights = [8, 4, 4, 1] as const;

/** Enough for a question in plain words; whoever pastes a page finds by its beginning. */
const wordsMost = 20;

/** Words that every question has, in the three languages: they find nothing. */
const emptyWords = new Set(
  'wat hoe wil wilt weten ik wij we je u van de het een en of is zijn onze over mijn met voor bij hva hvordan vil vite jeg vi du av den det en et og eller er om vare vart min med for hos what how want to know i we you of the a an and or is are our about my with for do does klant klanten kunde kunder kundene customer customers iemand noen someone'.split(
    ' ',
  ),
);

/**
 * The ready surveys that answer what somebody wants to know, the best first; all of them, in the order of the list, when
 * nothing is asked. The beginning of a word is enough, accents and capitals do not matter, and a word finds its synonyms
 * in Dutch, Norwegian and English whatever language the screen has; the words of that language count double.
 */
export function searchQuestionnaires(words: string, language: Language): readonly QuestionnaireEntry[] {
  return search(questionnaireIndex, words, language);
}

/** The items of the bank in the same way. */
export function searchItems(words: string, language: Language): readonly LibraryItem[] {
  return search(itemIndex, words, language);
}

const questionnaireIndex: readonly Indexed<QuestionnaireEntry>[] = questionnaires.map((entry) => ({
  found: entry,
  fields: [entry.name, entry.purpose, entry.words, entry.when].map((text) => wordsByLanguage(text)),
}));

const itemIndex: readonly Indexed<LibraryItem>[] = items.map((item) => {
  const { text } = item.question;
  const id: Localised = { nl: item.id, nb: item.id, en: item.id };
  const asked: Localised = { nl: textIn(text, 'nl'), nb: textIn(text, 'nb'), en: textIn(text, 'en') };
  return { found: item, fields: [asked, id].map((words) => wordsByLanguage(words)) };
});

function search<Found>(index: readonly Indexed<Found>[], words: string, language: Language): readonly Found[] {
  const asked = foldedWords(words)
    .filter((word) => !emptyWords.has(word))
    .slice(0, wordsMost);
  if (asked.length === 0) return foldedWords(words).length === 0 ? index.map(({ found }) => found) : [];
  const wanted = asked.map((word) => ({ word, alike: alikeTo(word) }));
  return index
    .map(({ found, fields }) => {
      const hits = wanted.map((one) => weightOf(one, fields, language));
      return { found, matched: hits.filter((hit) => hit > 0).length, weight: hits.reduce((sum, hit) => sum + hit, 0) };
    })
    .filter(({ matched }) => matched > 0)
    .sort((one, other) => other.matched - one.matched || other.weight - one.weight)
    .map(({ found }) => found);
}

type Wanted = Readonly<{ word: string; alike: readonly string[] }>;

/** The best place where the word, or a word for the same thing, stands. The word itself counts double. */
function weightOf(wanted: Wanted, fields: Indexed<unknown>['fields'], language: Language): number {
  const places = fields.flatMap((field, at) =>
    languages.map((spoken) => {
      const weight = (fieldWeights[at] ?? 1) * (spoken === language ? 2 : 1);
      if (field[spoken].some((word) => isBegunBy(word, wanted.word))) return 2 * weight;
      if (field[spoken].some((word) => holds(word, wanted.word))) return 1.5 * weight;
      return field[spoken].some((word) => wanted.alike.some((other) => word.startsWith(other))) ? weight : 0;
    }),
  );
  return Math.max(0, ...places);
}

/** Two letters find "NPS" only when they are typed whole; from three on the beginning of a word is enough. */
function isBegunBy(word: string, wanted: string): boolean {
  return wanted.length < 3 ? word === wanted : word.startsWith(wanted);
}

/** Dutch and Norwegian write words together: a search for "bezoek" means "relatiebezoek" too. */
function holds(word: string, wanted: string): boolean {
  return wanted.length >= 4 && word.includes(wanted);
}

/** The beginnings of words that mean the same as this one. */
function alikeTo(word: string): readonly string[] {
  if (word.length < 3) return [];
  return synonymLists.filter((list) => list.some((begin) => word.startsWith(begin))).flat();
}

const synonymLists: readonly (readonly string[])[] = synonyms.map((list) =>
  languages.flatMap((language) => foldedWords(list[language])),
);

function wordsByLanguage(text: Localised): Readonly<Record<Language, readonly string[]>> {
  return { nl: foldedWords(text.nl), nb: foldedWords(text.nb), en: foldedWords(text.en) };
}
