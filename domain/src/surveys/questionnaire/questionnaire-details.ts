/** What a firm must say about itself before a ready survey can speak in its name. */
export type QuestionnaireDetails = Readonly<{
  /** How the company calls itself to its customers. */
  organisation: string;
  /** Who reads the answers. The reader's sentence continues after this name: "Sanne leest elk antwoord zelf." */
  readerName: string;
  /** What staff call this survey. */
  name: string;
}>;
