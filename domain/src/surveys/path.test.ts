import { describe, expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { compileAnswerCheck } from './check-answers.ts';
import { checkDefinition } from './check-definition.ts';
import { answersOnPath, offPath, openPage, type PathContext, path, type ShownPage, thanksVariant } from './path.ts';
import { publishFaults } from './publish-check.ts';
import { type Chance, randomAnswer, randomSurvey } from './random-survey.ts';
import { sampleSurvey } from './sample-survey.ts';
import { assignSlots, compileScores } from './score-slots.ts';
import { shownOrder } from './shuffle.ts';
import { questionsOf, questionsOn, type SurveyDefinition } from './survey-definition.ts';

const context: PathContext = { seed: 'rsp-1', language: 'nl', channel: 'mail', contact: {} };

function pagesFor(answers: Answers, given: Partial<PathContext> = {}): readonly string[] {
  return path(sampleSurvey, answers, { ...context, ...given }).map(({ id }) => id);
}

function asked(answers: Answers): readonly string[] {
  return path(sampleSurvey, answers, context).flatMap(({ nodes }) => questionsOn(nodes).map(({ id }) => id));
}

describe('the path of one person', () => {
  test('leads the unhappy to their reasons and the happy to their praise', () => {
    expect(pagesFor({ nps: 3 })).toContain('reasons');
    expect(pagesFor({ nps: 9 })).toContain('praise');
    expect(pagesFor({ nps: 9 })).not.toContain('reasons');
  });

  test('does not take a skip or "don\'t know" for a low score', () => {
    expect(pagesFor({ nps: null })).toContain('praise');
    expect(pagesFor({ nps: '~dont_know' })).toContain('praise');
  });

  test('shows two of three themes, the same ones at every visit', () => {
    const themes = (seed: string): readonly string[] =>
      pagesFor({ nps: 9 }, { seed }).filter((id) => ['gap', 'rows', 'order'].includes(id));
    const seen = new Set(Array.from({ length: 100 }, (_, n) => themes(`seed-${n}`).join()));
    expect(themes('a')).toHaveLength(2);
    expect(themes('a')).toEqual(themes('a'));
    expect(seen.size).toBe(6);
  });

  test('leaves out a row of a battery, and keeps the others in their stored order', () => {
    const seed =
      Array.from({ length: 50 }, (_, n) => `s${n}`).find((one) =>
        pagesFor({ nps: 9 }, { seed: one }).includes('rows'),
      ) ?? '';
    const order = shownOrder(sampleSurvey, { seed })['parts'] ?? [];
    const rows = (nps: number): readonly string[] =>
      path(sampleSurvey, { nps }, { ...context, seed })
        .filter(({ id }) => id === 'rows')
        .flatMap(({ nodes }) => questionsOn(nodes).map(({ id }) => id));
    expect(rows(3)).toEqual(order);
    expect(rows(9)).toEqual(order.filter((id) => id !== 'reach'));
  });

  test('asks what depends on an earlier page, and not what depends on an answer that is no longer on the path', () => {
    const answers: Answers = { nps: 3, may_contact: 'yes' };
    expect(asked(answers)).toContain('email');
    expect(asked({ ...answers, nps: 9 })).not.toContain('email');
    expect(offPath(sampleSurvey, { ...answers, nps: 9, email: 'kari@example.no' }, context)).toEqual([
      'may_contact',
      'email',
    ]);
  });

  test('gives the answers back when the score is changed back', () => {
    const answers: Answers = { nps: 3, reasons: ['price'], may_contact: 'no' };
    expect(offPath(sampleSurvey, { ...answers, nps: 9 }, context)).toEqual(['reasons', 'may_contact']);
    expect(offPath(sampleSurvey, answers, context)).toEqual([]);
    expect(openPage(sampleSurvey, answers, context)?.id).not.toBe('reasons');
  });

  test('flags the words beside an "other" that is no longer chosen', () => {
    const answers: Answers = { nps: 3, reasons: ['other'], reasons_other_text: 'De hond' };
    expect(offPath(sampleSurvey, answers, context)).toEqual([]);
    expect(offPath(sampleSurvey, { ...answers, reasons: ['price'] }, context)).toEqual(['reasons_other_text']);
  });

  test('stops at the first page with a question that was neither answered nor skipped', () => {
    expect(openPage(sampleSurvey, {}, context)?.id).toBe('opening');
    expect(openPage(sampleSurvey, { nps: null }, context)?.id).toBe('praise');
  });

  test('leaves out a page of which no question is asked, heading and all', () => {
    const [opening, , , facts] = sampleSurvey.nodes;
    if (opening === undefined || facts?.kind !== 'page') throw new Error('the sample has changed');
    const nodes = facts.nodes.map((node) => (node.kind === 'statement' ? node : { ...node, when: 'nps < 5' }));
    const survey: SurveyDefinition = { ...sampleSurvey, nodes: [opening, { ...facts, nodes }] };
    expect(path(survey, { nps: 9 }, context).map(({ id }) => id)).toEqual(['opening']);
    expect(path(survey, { nps: 2 }, context)[1]?.nodes).toHaveLength(5);
  });

  test('of a draft with a condition that cannot be read goes on without what depends on it', () => {
    const nodes = sampleSurvey.nodes.map((node) => (node.kind === 'branch' ? { ...node, when: 'nps <=' } : node));
    expect(path({ ...sampleSurvey, nodes }, { nps: 3 }, context).map(({ id }) => id)).toContain('praise');
  });
});

describe('thanks', () => {
  const variants = [
    { id: 'call', when: "may_contact = 'yes'", heading: {}, text: {} },
    { id: 'sorry', when: 'nps <= 6', heading: {}, text: {} },
  ];
  const survey = { ...sampleSurvey, thanks: { ...sampleSurvey.thanks, variants } };

  test('are those of the first variant that fits', () => {
    expect(thanksVariant(survey, { nps: 3, may_contact: 'yes' }, context)?.id).toBe('call');
    expect(thanksVariant(survey, { nps: 3, may_contact: 'no' }, context)?.id).toBe('sorry');
    expect(thanksVariant(survey, { nps: 9 }, context)).toBeUndefined();
  });

  test('say nothing about an answer that is no longer on the path', () => {
    const answers: Answers = { nps: 9, may_contact: 'yes' };
    expect(thanksVariant(survey, answers, context)).toBeUndefined();
    expect(answersOnPath(survey, answers, context)).toEqual({ nps: 9 });
  });
});

/** Numbers from 0 up to 1, the same ones for the same number: a failing survey can be made again. */
function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** One person at a random survey: answers page by page, and now and then goes back and changes something. */
type Journey = Readonly<{ definition: SurveyDefinition; given: PathContext; chance: Chance }>;

function answered(page: ShownPage, answers: Answers, chance: Chance): Answers {
  return {
    ...answers,
    ...Object.fromEntries(questionsOn(page.nodes).map((question) => [question.id, randomAnswer(question, chance)])),
  };
}

function goBack({ definition, given, chance }: Journey, answers: Answers): Answers {
  const pages = path(definition, answers, given).filter((page) =>
    questionsOn(page.nodes).every(({ id }) => Object.hasOwn(answers, id)),
  );
  const page = pages[Math.floor(chance() * pages.length)];
  return page === undefined ? answers : answered(page, answers, chance);
}

/** What must hold whatever was answered, in whichever order. */
function checkStanding({ definition, given }: Journey, answers: Answers): void {
  const pages = path(definition, answers, given);
  const onPath = pages.flatMap(({ nodes }) => questionsOn(nodes).map(({ id }) => id));
  const off = offPath(definition, answers, given);
  expect(pages[0]?.id).toBe('opening');
  expect(pages.every(({ nodes }) => questionsOn(nodes).length > 0)).toBe(true);
  expect(new Set(onPath).size).toBe(onPath.length);
  // Every answer is on the path or flagged, never both, never neither.
  expect(
    Object.keys(answers)
      .filter((id) => !onPath.includes(id))
      .toSorted(),
  ).toEqual([...off].toSorted());
  // What is off the path decides nothing.
  expectSame(path(definition, answersOnPath(definition, answers, given), given), pages);
  // Come back tomorrow on another device, with the answers out of the database in another order: the same page.
  const stored: Answers = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(answers).toReversed())));
  expectSame(path(definition, stored, given), pages);
  expectSame(openPage(definition, stored, given), openPage(definition, answers, given));
}

/** As toEqual, and ten times as fast: made of the same parts in the same order, two values are written alike. */
function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** Chance is what is stored as chance: every order on the path is part of it. */
function checkOrders({ definition, given }: Journey, answers: Answers): void {
  const orders = shownOrder(definition, given);
  for (const node of path(definition, answers, given).flatMap(({ nodes }) => nodes)) {
    const order = orders[node.id];
    if (order === undefined) continue;
    const shown = node.kind === 'battery' ? node.questions : 'options' in node ? node.options : [];
    expect(order.filter((id) => shown.some((one) => one.id === id))).toEqual(shown.map(({ id }) => id));
  }
}

function travel(journey: Journey): Answers {
  const { definition, given, chance } = journey;
  let answers: Answers = {};
  let changes = 0;
  for (let step = 0; step < 400; step += 1) {
    const page = openPage(definition, answers, given);
    if (page === undefined) break;
    const before = path(definition, answers, given).map(({ id }) => id);
    answers = answered(page, answers, chance);
    // Answering a page changes nothing of the pages up to it.
    const until = before.indexOf(page.id) + 1;
    expect(
      path(definition, answers, given)
        .slice(0, until)
        .map(({ id }) => id),
    ).toEqual(before.slice(0, until));
    if (changes < 6 && chance() < 0.4) {
      changes += 1;
      answers = goBack(journey, answers);
      checkStanding(journey, answers);
    }
  }
  expect(openPage(definition, answers, given), 'a survey ends').toBeUndefined();
  checkStanding(journey, answers);
  return answers;
}

/** The same answers given in one go, from the first page to the last. */
function travelStraight({ definition, given }: Journey, last: Answers): Answers {
  let answers: Answers = {};
  for (
    let page = openPage(definition, answers, given);
    page !== undefined;
    page = openPage(definition, answers, given)
  ) {
    const ids = questionsOn(page.nodes).map(({ id }) => id);
    expect(ids.every((id) => Object.hasOwn(last, id))).toBe(true);
    answers = { ...answers, ...Object.fromEntries(ids.map((id) => [id, last[id] ?? null])) };
  }
  return answers;
}

test('10,000 surveys of chance, with back and changes: no dead end, and the same end as in one go', () => {
  let pagesMet = 0;
  let flagged = 0;
  for (let seed = 0; seed < 10_000; seed += 1) {
    const chance = chanceOf(seed);
    const definition = randomSurvey(chance);
    const contact: PathContext['contact'] = chance() < 0.5 ? { region: 'Noord' } : {};
    const journey: Journey = { definition, given: { ...context, seed: `rsp-${seed}`, contact }, chance };
    const answers = travel(journey);
    const pages = path(definition, answers, journey.given);
    const off = offPath(definition, answers, journey.given);
    const straight = travelStraight(journey, answers);
    expect(path(definition, straight, journey.given), `survey ${seed}`).toEqual(pages);
    expect(offPath(definition, straight, journey.given)).toEqual([]);
    checkOrders(journey, answers);
    expect(compileAnswerCheck(definition)(answers)).toBeUndefined();
    for (const question of pages.flatMap(({ nodes }) => questionsOn(nodes))) {
      if (question.required) expect(answers[question.id]).not.toBeNull();
    }
    const slots = assignSlots(definition, []);
    const scores = compileScores(definition, slots);
    expect(scores(answers, off)).toEqual(scores(straight, []));
    pagesMet += pages.length;
    flagged += off.length;
  }
  // The surveys are worth the name: several pages each, and answers that fell off the path.
  expect(pagesMet).toBeGreaterThan(40_000);
  expect(flagged).toBeGreaterThan(3000);
}, 120_000);

test('what chance makes may be published, and comes back unchanged from the wire', () => {
  for (let seed = 0; seed < 1000; seed += 1) {
    const definition = randomSurvey(chanceOf(seed));
    expect(publishFaults(definition), `survey ${seed}`).toEqual([]);
    expect(checkDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    expect(questionsOf(definition).length).toBeLessThanOrEqual(300);
  }
}, 60_000);
