import type { SurveyLogic } from './widget-survey.ts';

/** For a survey of plain pages, without a condition or anything left to chance: as it is written, with texts as they came. */
export const noLogic: SurveyLogic = {
  path: ({ nodes }) => nodes.flatMap((node) => (node.kind === 'page' ? node : [])),
  questions: (nodes) => nodes.flatMap((node) => ('required' in node ? node : [])),
  fill: (_definition, text, tag) => text[tag] ?? '',
  thanks: ({ thanks }) => thanks,
};
