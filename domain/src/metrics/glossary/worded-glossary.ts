import type { Language } from '../../language.ts';
import { glossary } from './glossary.ts';
import type { GlossaryTerm, GlossaryTopic } from './glossary-term.ts';
import { glossaryTopics } from './topics.ts';

/** A term in one language, as a reader meets it; null where nothing is to be said. */
export type TermText = Readonly<{
  id: string;
  topic: GlossaryTopic;
  name: string;
  meaning: string;
  formula: string | null;
  denominator: string | null;
  source: string | null;
}>;

/** The whole glossary in one language, heading by heading. */
export function wordedGlossary(language: Language): readonly TermText[] {
  const terms = Object.entries<GlossaryTerm>(glossary).map(([id, term]) => ({
    id,
    topic: term.topic,
    name: term.name[language],
    meaning: term.meaning[language],
    formula: term.formula?.[language] ?? null,
    denominator: term.denominator?.[language] ?? null,
    source: term.source ?? null,
  }));
  return glossaryTopics.flatMap((topic) => terms.filter((term) => term.topic === topic));
}
