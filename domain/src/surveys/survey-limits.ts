/**
 * Limits of a survey. A title is what stands large on a page; the others keep a page under the mail clippers' size and
 * every walk through a survey short.
 */
export const surveyLimits = {
  name: 200,
  title: 500,
  text: 2000,
  unit: 40,
  languages: 20,
  pages: 100,
  questions: 300,
  nodes: 800,
  texts: 20_000,
  depth: 6,
  onPage: 50,
  rows: 30,
  options: 100,
  variants: 10,
  attributes: 100,
  condition: 4000,
  answerLength: 10_000,
  amount: 1e12,
  decimals: 4,
} as const;
