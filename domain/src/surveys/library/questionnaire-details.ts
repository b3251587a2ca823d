import type { LanguageTag } from '../language-tag.ts';

/** What a firm must say about itself before a ready survey can speak in its name. */
export type QuestionnaireDetails = Readonly<{
  /** How the company calls itself to its customers. */
  organisation: string;
  /** Who reads the answers. The reader's sentence continues after this name: "Sanne leest elk antwoord zelf." */
  readerName: string;
  /** What staff call this survey. */
  name: string;
  /** The languages to ask in, `nl-x-jij` among them if customers are called jij. Without it: nl, nb and en. */
  languages?: readonly LanguageTag[];
}>;
