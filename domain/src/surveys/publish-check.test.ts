import { describe, expect, test } from 'vitest';
import { checkDraft } from './check-definition.ts';
import { checkPublishable, publishFaults } from './publish-check.ts';
import { sampleSurvey } from './sample-survey.ts';
import { valueAt, withValueAt } from './value-at.ts';

/** The faults of the sample with one thing changed, as `code at place name`. */
function faultsOf(pointer: string, value: unknown): readonly string[] {
  const draft = checkDraft(withValueAt(JSON.parse(JSON.stringify(sampleSurvey)), pointer, value));
  return publishFaults(draft).map(({ code, pointer: at, values = {} }) =>
    [code, at, ...Object.values(values)].join(' '),
  );
}

const opening = '/nodes/0/nodes/0';
const branch = '/nodes/1';
const multiple = '/nodes/1/nodes/0/nodes/0';
const pair = '/nodes/2/nodes/0/nodes/0';
const battery = '/nodes/2/nodes/1/nodes/0';
const ranking = '/nodes/2/nodes/2/nodes/0';
const single = '/nodes/3/nodes/1';
const why = '/nodes/4/nodes/0';
const hello = { kind: 'statement', id: 'hello', text: { nl: 'Dag', nb: 'Hei' } };

describe('a survey cannot be published', () => {
  test.each<[string, string, unknown, string]>([
    ['a text is missing in one of its languages', '/slip/title/nb', ' ', 'text_missing /slip/title/nb nb'],
    [
      'an option has no words',
      `${multiple}/options/1/text/nl`,
      undefined,
      `text_missing ${multiple}/options/1/text/nl nl`,
    ],
    ['a unit has no words', '/nodes/3/nodes/3/unit', { nl: 'min' }, 'text_missing /nodes/3/nodes/3/unit/nb nb'],
    ['a thank-you has no words', '/thanks/variants/0/text/nb', '', 'text_missing /thanks/variants/0/text/nb nb'],
    ['nobody reads the answers', '/reader/name', '', 'text_missing /reader/name'],
    ['a field does not exist', '/thanks/text/nl', 'Dag {name}', 'merge_field_unknown /thanks/text/nl {name}'],
    ['a field has no end', '/thanks/text/nl', 'Dank {org', 'merge_field_unknown /thanks/text/nl {org'],
    ['a field has no beginning', '/thanks/text/nl', 'Dank org}', 'merge_field_unknown /thanks/text/nl }'],
    [
      'a contact field has no name',
      '/thanks/text/nl',
      '{contact|u}',
      'merge_field_unknown /thanks/text/nl {contact|u}',
    ],
    [
      'a field looks into another',
      '/thanks/text/nl',
      '{contact.a.b|u}',
      'merge_field_unknown /thanks/text/nl {contact.a.b|u}',
    ],
    ['what fills a field has a field', '/moment/nl', 'bij {org}', 'merge_field_unknown /moment/nl {org}'],
    [
      'an attribute has a field',
      '/attributes/delivery/nl',
      '{org}',
      'merge_field_unknown /attributes/delivery/nl {org}',
    ],
    [
      'the person may be unknown',
      '/thanks/text/nl',
      'Van {person}',
      'merge_fallback_missing /thanks/text/nl {person} nl',
    ],
    [
      'the contact may lack a region',
      '/thanks/text/nl',
      'In {contact.region|}',
      'merge_fallback_missing /thanks/text/nl {contact.region|} nl',
    ],
    [
      'the answer may be skipped',
      '/thanks/text/nl',
      'Om {answer.shop}',
      'merge_fallback_missing /thanks/text/nl {answer.shop} nl',
    ],
    [
      'the answer does not exist',
      '/thanks/text/nl',
      '{answer.gone|x}',
      'merge_answer_unknown /thanks/text/nl {answer.gone|x}',
    ],
    [
      'the answer comes later',
      `${opening}/text/nl`,
      '{answer.shop|x}',
      `merge_answer_later ${opening}/text/nl {answer.shop|x}`,
    ],
    [
      'the answer is on the same page',
      `${why}/text/nl`,
      '{answer.grade|x}',
      `merge_answer_later ${why}/text/nl {answer.grade|x}`,
    ],
    [
      'a ranking stands in a sentence',
      '/thanks/text/nl',
      '{answer.order|x}',
      'merge_answer_unfit /thanks/text/nl {answer.order|x}',
    ],
    [
      'a field about nothing',
      `${opening}/text/nl`,
      'Hoe is {attribute}?',
      `attribute_missing ${opening}/text/nl {attribute} nl`,
    ],
    [
      'a field without an alternative',
      `${opening}/text/nl`,
      'Dan {alt}?',
      `alternative_missing ${opening}/text/nl {alt} nl`,
    ],
  ])('when %s', (_, pointer, value, fault) => {
    expect(faultsOf(pointer, value)).toEqual([fault]);
  });

  test('when a field is filled in one language and not in another', () => {
    const text = { nl: 'Over {moment}', nb: 'Om {moment}' };
    const draft = checkDraft({
      ...sampleSurvey,
      moment: { nl: 'uw bezoek' },
      slip: { ...sampleSurvey.slip, title: text },
    });
    expect(publishFaults(draft)).toEqual([
      { code: 'moment_missing', pointer: '/moment/nb', values: { field: '{moment}', language: 'nb' } },
    ]);
  });

  test('when a language is added and nothing is translated: every text is named', () => {
    const faults = faultsOf('/languages/-', 'nn');
    expect(faults).toContain('text_missing /slip/title/nn nn');
    expect(faults).toContain(`text_missing ${battery}/questions/0/text/nn nn`);
    expect(faults.length).toBeGreaterThan(40);
    expect(faults.every((fault) => fault.endsWith('nn'))).toBe(true);
  });

  test('when a scale has no words in a language that the library does not speak, until they are given', () => {
    const faults = faultsOf('/languages/-', 'de');
    expect(faults).toContain('scale_label_missing /scaleLabels/C11/0/de C11 de');
    const words = { A5: Object.fromEntries([1, 2, 3, 4, 5].map((score) => [score, { de: `Stufe ${score}` }])) };
    const withWords = checkDraft({ ...sampleSurvey, languages: ['nl', 'nb', 'de'], scaleLabels: words });
    const missing = publishFaults(withWords).filter(({ code }) => code === 'scale_label_missing');
    expect(missing.map(({ values }) => values?.['scale'])).toEqual(['C11', 'B10']);
  });

  test.each<[string, string, unknown, string]>([
    ['a condition cannot be read', `${branch}/when`, 'nps <= ', `expression_invalid ${branch}/when 7`],
    ['a condition is too big', `${branch}/when`, `1${'+1'.repeat(600)} = 1`, `expression_too_big ${branch}/when 500`],
    ['a condition names nothing', `${branch}/when`, 'score <= 6', `expression_name_unknown ${branch}/when score`],
    ['a condition compares what has no order', `${branch}/when`, "nps < 'x'", `expression_type ${branch}/when nps`],
    [
      'a condition names no option',
      `${why}/when`,
      "shop = 'centre'",
      `expression_option_unknown ${why}/when shop centre`,
    ],
    ['a condition can never be true', `${branch}/when`, 'nps > 10', `expression_never ${branch}/when nps`],
    ['a condition looks at nothing', `${branch}/when`, '1 = 1', `expression_constant ${branch}/when`],
    [
      'a part of a condition looks at nothing',
      `${branch}/when`,
      'nps = 1 or 1 = 1',
      `expression_constant ${branch}/when`,
    ],
    ['a branch looks ahead', `${branch}/when`, "solved = 'no'", `condition_later ${branch}/when solved`],
    ['a question looks at its own page', `${why}/when`, 'grade <= 5', `condition_later ${why}/when grade`],
    ['a question looks at itself', `${why}/when`, 'answered(why)', `condition_cycle ${why}/when why`],
    [
      'a branch looks into itself',
      `${branch}/when`,
      "may_contact = 'yes'",
      `condition_cycle ${branch}/when may_contact`,
    ],
    [
      'one arm looks at the other',
      `${branch}/otherwise/0/nodes/0/when`,
      "may_contact = 'no'",
      `condition_later ${branch}/otherwise/0/nodes/0/when may_contact`,
    ],
    [
      'a part of chance looks at another',
      `${ranking}/when`,
      'friendly <= 2',
      `condition_later ${ranking}/when friendly`,
    ],
    [
      'a thank-you names nothing',
      '/thanks/variants/0/when',
      'x = 1',
      'expression_name_unknown /thanks/variants/0/when x',
    ],
  ])('when %s', (_, pointer, value, fault) => {
    expect(faultsOf(pointer, value)).toEqual([fault]);
  });

  test('when two questions wait for each other', () => {
    const solved = withValueAt(JSON.parse(JSON.stringify(sampleSurvey)), '/nodes/3/nodes/2/when', 'answered(why)');
    const both = checkDraft(withValueAt(solved, `${why}/when`, "solved = 'no'"));
    expect(publishFaults(both)).toEqual([
      { code: 'condition_cycle', pointer: '/nodes/3/nodes/2/when', values: { name: 'why' } },
    ]);
  });

  test.each<[string, string, unknown, string]>([
    ['a page asks nothing', '/nodes/2/nodes/2/nodes', [hello], 'page_without_question /nodes/2/nodes/2/nodes'],
    ['more parts are chosen than there are', '/nodes/2/choose', 4, 'choose_too_many /nodes/2/choose'],
    ['the opening is not for everybody', `${opening}/when`, "language = 'nl'", `opening_conditional ${opening}/when`],
    ['the rows of a battery differ', `${battery}/questions/1/scale`, 'D5', `scales_differ ${battery}/questions`],
    ['the sides of a pair differ', `${pair}/expected/halfSteps`, true, `scales_differ ${pair}/experienced/scale`],
    ['half steps are given to an NPS', `${opening}/halfSteps`, true, `half_steps_unfit ${opening}/halfSteps`],
    ['two options take words', `${multiple}/options/0/takesText`, true, `other_unfit ${multiple}/options/3/takesText`],
    [
      'a ranked option takes words',
      `${ranking}/options/0/takesText`,
      true,
      `other_unfit ${ranking}/options/0/takesText`,
    ],
    ['one of one is exclusive', `${single}/options/0/exclusive`, true, `exclusive_unfit ${single}/options/0/exclusive`],
    ['no number fits', '/nodes/3/nodes/3/maximum', -1, 'range_empty /nodes/3/nodes/3/maximum'],
    ['no day fits', '/nodes/3/nodes/4/latest', '2019-12-31', 'range_empty /nodes/3/nodes/4/latest'],
    [
      'a grade is counted as satisfaction',
      '/nodes/4/nodes/1/role',
      'csat',
      'role_scale_mismatch /nodes/4/nodes/1/scale',
    ],
    [
      'an NPS is better when it is lower',
      `${opening}/direction`,
      'lower-is-better',
      `role_direction_mismatch ${opening}/direction`,
    ],
    ['the norm is for another measure', '/norm/role', 'csat', 'norm_role_mismatch /norm/role'],
  ])('when %s', (_, pointer, value, fault) => {
    expect(faultsOf(pointer, value)).toEqual([fault]);
  });

  test('when a branch leads nowhere', () => {
    const empty = { kind: 'branch', id: 'empty', when: 'nps = 1', nodes: [], otherwise: [] };
    expect(faultsOf('/nodes/-', empty)).toEqual(['branch_empty /nodes/5/nodes']);
  });

  test('when a text names what is known of no customer', () => {
    const text = 'In {contact.regoi|uw regio}, {contact.name|klant}, {contact.plaats_nl|thuis}';
    const draft = checkDraft(withValueAt(sampleSurvey, '/thanks/text/nl', text));
    const fault = { code: 'merge_attribute_unknown', pointer: '/thanks/text/nl' };
    expect(publishFaults(draft, ['region', 'Plaats (NL)'])).toEqual([
      { ...fault, values: { field: '{contact.regoi|uw regio}' } },
    ]);
    expect(publishFaults(draft, ['regoi', 'plaats_nl'])).toEqual([]);
    // Where the attributes are not known yet, nothing is said of them.
    expect(publishFaults(draft)).toEqual([]);
    expect(() => checkPublishable(draft, [])).toThrow(expect.objectContaining({ code: 'merge_attribute_unknown' }));
  });

  test('and the first reason is what is said', () => {
    const draft = checkDraft(withValueAt(sampleSurvey, '/norm/role', 'stars'));
    expect(() => checkPublishable(draft)).toThrow(
      expect.objectContaining({ code: 'norm_role_mismatch', detail: { pointer: '/norm/role' } }),
    );
  });
});

describe('each measure is true on its own scales', () => {
  test.each<[string, string, number, readonly string[]]>([
    ['nps', 'C11', 30, []],
    ['csat', 'A5', 0.8, []],
    ['csat', 'A7', 0.8, []],
    ['csat', 'S5', 0.8, []],
    ['csat', 'A5', 80, ['norm_out_of_range /norm/value']],
    ['grade', 'B10', 7.5, []],
    ['grade', 'B10', 0.5, ['norm_out_of_range /norm/value']],
    ['ces', 'D7', 5.5, []],
    ['ces', 'D5', 5, [`role_scale_mismatch ${opening}/scale`]],
    ['stars', 'R5', 4.2, []],
    ['stars', 'R5', 6, ['norm_out_of_range /norm/value']],
  ])('%s on %s with a norm of %d', (role, scale, value, faults) => {
    const asked = withValueAt(withValueAt(valueAt(sampleSurvey, opening), '/role', role), '/scale', scale);
    const draft = checkDraft({
      ...sampleSurvey,
      nodes: [{ kind: 'page', id: 'opening', nodes: [asked] }],
      thanks: { heading: sampleSurvey.thanks.heading, text: sampleSurvey.thanks.text },
      norm: { role, value },
    });
    expect(publishFaults(draft).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(faults);
  });
});
