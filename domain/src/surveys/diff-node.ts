import { isReworded } from './comparability.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { PlacedNode } from './placed-nodes.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import { changeAt, changedLanguages, type SurveyChange } from './survey-change.ts';
import type { SurveyText } from './survey-text.ts';

/** What of a part is another part, or is worked out from the rest. */
const notOwn: readonly string[] = [
  'kind',
  'id',
  'nodes',
  'otherwise',
  'questions',
  'expected',
  'experienced',
  'comparabilityKey',
];

const kindOfKey: Readonly<Record<string, SurveyChange['kind']>> = {
  text: 'wording',
  unit: 'wording',
  alternative: 'wording',
  scale: 'scale',
  halfSteps: 'scale',
  options: 'options',
  offers: 'options',
  when: 'condition',
};

/** What changed of a part that both versions have, apart from the parts inside it. */
export function changesOfNode(
  before: SurveyNode | PageNode,
  after: PlacedNode,
  broken: ReadonlySet<string>,
): readonly SurveyChange[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after.node));
  return [...new Set([...is.keys(), ...was.keys()])]
    .filter((key) => !notOwn.includes(key) && !isDeepEqual(was.get(key), is.get(key)))
    .map((key) => changeOfKey(before, after, key, broken));
}

function changeOfKey(
  before: SurveyNode | PageNode,
  placed: PlacedNode,
  key: string,
  broken: ReadonlySet<string>,
): SurveyChange {
  const kind = kindOfKey[key] ?? 'settings';
  const after = placed.node;
  if (kind === 'scale') return changeAt(placed, kind, { key, breaksTrend: true });
  if (key === 'options' && 'options' in before && 'options' in after) {
    return changeAt(placed, kind, { key, ...changeOfOptions(before.options, after.options) });
  }
  if (kind !== 'wording') return changeAt(placed, kind, { key });
  const [was, is] = [textAt(before, key), textAt(after, key)];
  const breaksTrend = after.kind === 'rating' ? broken.has(after.id) : isCounted(after) && isReworded(was, is);
  return changeAt(placed, kind, { key, languages: changedLanguages(was, is), breaksTrend });
}

/** Kinds whose answers are counted: another wording is another count. A statement, a comment or a name is read. */
function isCounted({ kind }: SurveyNode | PageNode): boolean {
  return ['battery', 'pair', 'single', 'multiple', 'ranking', 'yes-no', 'number'].includes(kind);
}

function textAt(node: SurveyNode | PageNode, key: string): SurveyText {
  if (key === 'text') return 'text' in node ? node.text : {};
  if (key === 'unit') return (node.kind === 'number' && node.unit) || {};
  return (node.kind === 'rating' && node.alternative) || {};
}

/** Shares of a list are of that list: an option more or less, or in other words, begins a new line. Their order does not. */
function changeOfOptions(
  before: readonly ChoiceOption[],
  after: readonly ChoiceOption[],
): Readonly<{ languages: readonly string[]; breaksTrend: boolean }> {
  const was = new Map(before.map((option) => [option.id, option]));
  const kept = after.flatMap((option) => {
    const known = was.get(option.id);
    return known === undefined ? [] : [{ before: known.text, after: option.text }];
  });
  const languages = new Set(kept.flatMap((texts) => changedLanguages(texts.before, texts.after)));
  const isSameList = kept.length === before.length && kept.length === after.length;
  return {
    languages: [...languages],
    breaksTrend: !isSameList || kept.some((texts) => isReworded(texts.before, texts.after)),
  };
}
