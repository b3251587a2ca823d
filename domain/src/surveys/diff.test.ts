import { describe, expect, test } from 'vitest';
import { checkDraft } from './check-definition.ts';
import { changesOf } from './diff.ts';
import { draftFromQuestionnaire } from './library/questionnaires.ts';
import { outOfOrder } from './out-of-order.ts';
import { sampleSurvey } from './sample-survey.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import { valueAt, withValueAt } from './value-at.ts';

function changed(pointer: string, value: unknown, from: SurveyDefinition = sampleSurvey): SurveyDefinition {
  return checkDraft(withValueAt(JSON.parse(JSON.stringify(from)), pointer, value));
}

/** Each change in a line: what, where, in which languages, and an exclamation mark when it breaks the trend. */
function linesOf(before: SurveyDefinition, after: SurveyDefinition): readonly string[] {
  return changesOf(before, after).map(({ kind, pointer, languages, breaksTrend }) =>
    [kind, pointer, ...(languages ?? []), ...(breaksTrend ? ['!'] : [])].join(' '),
  );
}

const opening = '/nodes/0/nodes/0';
const multiple = '/nodes/1/nodes/0/nodes/0';
const battery = '/nodes/2/nodes/1/nodes/0';
const single = '/nodes/3/nodes/1';

describe('one change between two versions', () => {
  test.each<[string, string, unknown, string]>([
    ['other words', `${opening}/text/nl`, 'Beveelt u ons aan?', `wording ${opening}/text nl !`],
    ['a comma', `${opening}/text/nl`, 'nps, in het Nederlands.', `wording ${opening}/text nl`],
    ['words in one more language', `${opening}/text/en`, 'Would you recommend us?', `wording ${opening}/text en`],
    ['other words above a battery', `${battery}/text/nb`, 'Hva synes du?', `wording ${battery}/text nb !`],
    ['another scale', `${opening}/scale`, 'B10', `scale ${opening}/scale !`],
    ['half grades', '/nodes/4/nodes/1/halfSteps', undefined, 'scale /nodes/4/nodes/1/halfSteps !'],
    ['another role', `${opening}/role`, 'none', `settings ${opening}/role`],
    ['an answer apart from the scale', `${opening}/offers`, undefined, `options ${opening}/offers`],
    ['an option more', `${single}/options/-`, { id: 'web', text: {} }, `options ${single}/options !`],
    ['an option in other words', `${single}/options/0/text/nl`, 'De winkel', `options ${single}/options nl !`],
    [
      'an option with a full stop',
      `${single}/options/0/text/nl`,
      'price in het Nederlands.',
      `options ${single}/options nl`,
    ],
    ['a condition', '/nodes/1/when', 'nps <= 5', 'condition /nodes/1/when'],
    ['a condition taken away', '/nodes/4/nodes/0/when', undefined, 'condition /nodes/4/nodes/0/when'],
    ['a comment in other words', '/nodes/4/nodes/0/text/nl', 'Waarom?', 'wording /nodes/4/nodes/0/text nl'],
    ['a longer answer', '/nodes/4/nodes/0/lengthMax', 500, 'settings /nodes/4/nodes/0/lengthMax'],
    ['a required question', `${multiple}/required`, true, `settings ${multiple}/required`],
    ['fewer themes', '/nodes/2/choose', 1, 'settings /nodes/2/choose'],
    ['a name', '/name', 'Anders', 'settings /name'],
    ['a norm', '/norm/value', 40, 'settings /norm'],
    ['another reader', '/reader/name', 'Ola', 'settings /reader/name'],
    ['a title', '/slip/title/nb', 'Takk', 'wording /slip/title nb'],
    ['a status', '/statuses', undefined, 'settings /statuses'],
    ['a thank-you for others', '/thanks/variants/0/when', 'nps <= 4', 'condition /thanks/variants/0/when'],
    ['a thank-you in other words', '/thanks/variants/0/text/nl', 'Sorry', 'wording /thanks/variants/0/text nl'],
    ['a thank-you less', '/thanks/variants', [], 'removed /thanks/variants/0'],
    ['words of a scale', '/scaleLabels', { A5: { 1: { de: 'schlecht' } } }, 'scale /scaleLabels/A5/1 de'],
    ['a moment that no question names', '/moment/nl', 'uw bezoek', 'wording /moment nl'],
  ])('%s', (_, pointer, value, line) => {
    expect(linesOf(sampleSurvey, changed(pointer, value))).toEqual([line]);
  });

  test('a moment that a question names is other words for that question', () => {
    const before = draftFromQuestionnaire('contact-moment', { organisation: 'O', readerName: 'S', name: 'K' });
    expect(linesOf(before, changed('/moment/nl', 'ons bezoek', before))).toEqual(['wording /moment nl !']);
  });

  test('other words for a scale that were given by the author', () => {
    const before = changed('/scaleLabels', { A5: { 1: { de: 'schlecht' } } });
    const after = changed('/scaleLabels', { A5: { 1: { de: 'sehr schlecht' } } });
    expect(linesOf(before, after)).toEqual(['scale /scaleLabels/A5/1 de !']);
  });

  test('names the question, and the part of the tree', () => {
    expect(changesOf(sampleSurvey, changed(`${opening}/required`, true))[0]).toMatchObject({
      questionId: 'nps',
      nodeId: 'nps',
    });
    const [change] = changesOf(sampleSurvey, changed('/nodes/1/when', 'nps = 0'));
    expect(change).toMatchObject({ nodeId: 'unhappy' });
    expect(change).not.toHaveProperty('questionId');
  });
});

describe('parts that come, go and move', () => {
  const facts = '/nodes/3';

  test('a page that is taken out takes its questions with it, each by name', () => {
    const lines = linesOf(sampleSurvey, changed(facts, undefined));
    expect(lines[0]).toBe('removed /nodes/3');
    expect(lines).toHaveLength(6);
    expect(lines.every((line) => line.startsWith('removed'))).toBe(true);
  });

  test('a page that is put in comes with its questions', () => {
    expect(linesOf(changed(facts, undefined), sampleSurvey).every((line) => line.startsWith('added /nodes/3'))).toBe(
      true,
    );
  });

  test('a page that is moved is one move', () => {
    const page = valueAt(sampleSurvey, facts);
    const moved = checkDraft({ ...sampleSurvey, nodes: [...sampleSurvey.nodes.toSpliced(3, 1), page] });
    expect(linesOf(sampleSurvey, moved)).toEqual(['moved /nodes/4']);
  });

  test('a question that goes to another page has moved, and is the same question', () => {
    const question = valueAt(sampleSurvey, '/nodes/4/nodes/3');
    const moved = checkDraft(
      withValueAt(withValueAt(sampleSurvey, '/nodes/4/nodes/3', undefined), '/nodes/3/nodes/-', question),
    );
    expect(linesOf(sampleSurvey, moved)).toEqual(['moved /nodes/3/nodes/5']);
  });

  test('a question that goes to the other arm has moved', () => {
    const consent = valueAt(sampleSurvey, '/nodes/1/nodes/0/nodes/1');
    const out = withValueAt(sampleSurvey, '/nodes/1/nodes/0/nodes/1', undefined);
    const moved = checkDraft(withValueAt(out, '/nodes/1/otherwise/0/nodes/-', consent));
    expect(linesOf(sampleSurvey, moved)).toEqual(['moved /nodes/1/otherwise/0/nodes/1']);
  });

  test('a question of another kind is another question', () => {
    const after = changed('/nodes/3/nodes/2', {
      kind: 'open',
      id: 'solved',
      item: 'solved',
      text: {},
      required: false,
      lengthMax: 9,
    });
    expect(linesOf(sampleSurvey, after)).toEqual(['added /nodes/3/nodes/2', 'removed /nodes/3/nodes/2']);
  });
});

test('two versions that say the same differ in nothing, in whichever order their keys stand', () => {
  const turned = JSON.parse(JSON.stringify(sampleSurvey), (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(changesOf(sampleSurvey, turned)).toEqual([]);
  expect(changesOf(turned, sampleSurvey)).toEqual([]);
});

test.each<[string, string, string]>([
  ['abcde', 'abcde', ''],
  ['abcde', 'bcdea', 'a'],
  ['abcde', 'eabcd', 'e'],
  ['abcde', 'acbde', 'b'],
  ['abcde', 'xaybz', ''],
  ['abc', 'cba', 'ba'],
  ['', 'abc', ''],
])('from %s to %s moves %s', (before, after, moved) => {
  expect(outOfOrder([...before], [...after])).toEqual([...moved]);
});
