import type { Battery } from './node/battery.ts';
import type { Branch } from './node/branch.ts';
import type { Page, PageNode } from './node/page.ts';
import type { Pair } from './node/pair.ts';
import type { RandomBlock } from './node/random-block.ts';
import type { Statement } from './node/statement.ts';
import type { SurveyNode } from './node/survey-node.ts';
import { readId } from './read-id.ts';
import { readCondition, readQuestion, readRating, readSide } from './read-question.ts';
import { readSurveyText } from './read-survey-text.ts';
import {
  isPlainObject,
  optional,
  type Reader,
  readBoolean,
  readList,
  readObject,
  readOneOf,
  readText,
  readWholeNumber,
  refuse,
} from './read-value.ts';
import { surveyLimits } from './survey-limits.ts';

const readStatement = readObject<Statement>({
  kind: readOneOf(['statement']),
  id: readId,
  text: readSurveyText(surveyLimits.text),
  when: readCondition,
});

const readBattery = readObject<Battery>({
  kind: readOneOf(['battery']),
  id: readId,
  text: readSurveyText(surveyLimits.title),
  questions: readList({ least: 1, most: surveyLimits.rows }, readRating),
  shuffled: readBoolean,
  when: readCondition,
});

const readPair = readObject<Pair>({
  kind: readOneOf(['pair']),
  id: readId,
  text: readSurveyText(surveyLimits.title),
  expected: readSide,
  experienced: readSide,
  when: readCondition,
});

function readPageNode(value: unknown, pointer: string): PageNode {
  switch (kindOf(value)) {
    case 'statement':
      return readStatement(value, pointer);
    case 'battery':
      return readBattery(value, pointer);
    case 'pair':
      return readPair(value, pointer);
    default:
      return readQuestion(value, pointer);
  }
}

const readPage = readObject<Page>({
  kind: readOneOf(['page']),
  id: readId,
  nodes: readList({ least: 1, most: surveyLimits.onPage }, readPageNode),
});

/** Reads a part of the survey that stands under so many others. A tree without a floor would be read until the stack ends. */
function readNodeAt(depth: number): Reader<SurveyNode> {
  return (value, pointer) => {
    if (depth > surveyLimits.depth) return refuse('too_deep', pointer, { most: surveyLimits.depth });
    const most = surveyLimits.pages;
    switch (kindOf(value)) {
      case 'page':
        return readPage(value, pointer);
      case 'branch':
        return readObject<Branch>({
          kind: readOneOf(['branch']),
          id: readId,
          when: readText(surveyLimits.condition),
          nodes: readList({ least: 0, most }, readNodeAt(depth + 1)),
          otherwise: readList({ least: 0, most }, readNodeAt(depth + 1)),
        })(value, pointer);
      case 'random':
        return readObject<RandomBlock>({
          kind: readOneOf(['random']),
          id: readId,
          nodes: readList({ least: 1, most }, readNodeAt(depth + 1)),
          choose: optional(readWholeNumber({ minimum: 1, maximum: most })),
        })(value, pointer);
      default:
        return isPlainObject(value) ? refuse('kind_unknown', `${pointer}/kind`) : refuse('not_object', pointer);
    }
  };
}

/** Reads a part of the survey: a page, a branch, a block of chance. */
export const readSurveyNode: Reader<SurveyNode> = readNodeAt(1);

function kindOf(value: unknown): unknown {
  return isPlainObject(value) ? value['kind'] : undefined;
}
