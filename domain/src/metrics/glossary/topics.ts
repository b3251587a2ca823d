import type { GlossaryTopic } from './glossary-term.ts';

/** The headings of the glossary, in the order in which they are read. */
export const glossaryTopics: readonly GlossaryTopic[] = [
  'score',
  'interval',
  'verdict',
  'sample',
  'time',
  'driver',
  'loyalty',
  'complaint',
  'text',
  'vote',
];
