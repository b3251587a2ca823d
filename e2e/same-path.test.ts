/// <reference lib="dom" />
import { fileURLToPath } from 'node:url';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import { type PathContext, path } from '@voldaan/domain/surveys/path';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { expect, test } from 'vitest';
import { bundleScript } from '../respond/script-bundle.ts';
import { launchBrowser } from './browser.ts';

type Case = Readonly<{ definition: SurveyDefinition; answers: Answers; context: PathContext }>;

declare global {
  /** The widget's logic, as it runs in the page. */
  var sameLogic: Readonly<{ path: typeof path }>;
}

const trees = 10_000;
const base = draftFromQuestionnaire('grade', { name: 'x', organisation: 'Wij', readerName: 'Anna' });
const text = { nl: 'x', nb: 'x', en: 'x' };

/** A small generator of chance that gives the same trees each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function makeCase(number: number): Case {
  const next = chance(number);
  const upTo = (most: number) => Math.floor(next() * most);
  let count = 0;
  const condition = () => {
    const earlier = `q${upTo(Math.max(1, count))}`;
    const comparison = `${earlier} ${['<=', '<', '=', '!=', '>', '>='][upTo(6)]} ${upTo(11)}`;
    const more = [`answered(${earlier})`, `language = 'nl'`, `contact.region = 'Noord'`, `${earlier} in ('a', 'b')`][
      upTo(4)
    ];
    return `${next() < 0.3 ? 'not ' : ''}(${comparison}) ${next() < 0.5 ? 'and' : 'or'} ${more}`;
  };
  const when = () => (count > 0 && next() < 0.4 ? { when: condition() } : {});
  const pageOf = (): SurveyNode => {
    const id = `q${count}`;
    const maybe = when();
    count += 1;
    const question =
      next() < 0.6
        ? ({ kind: 'rating', scale: 'C11', role: 'none', comparabilityKey: 'x' } as const)
        : ({
            kind: 'single',
            shuffled: next() < 0.5,
            options: ['a', 'b', 'c', 'd'].map((one) => ({ id: one, text })),
          } as const);
    return { kind: 'page', id: `p${id}`, nodes: [{ ...question, id, item: 'x', text, required: false, ...maybe }] };
  };
  const nodeOf = (depth: number): SurveyNode => {
    const kind = depth === 0 ? 0 : upTo(4);
    if (kind < 2) return pageOf();
    const id = `n${number}_${depth}_${count}`;
    if (kind === 2)
      return { kind: 'branch', id, when: condition(), nodes: listOf(depth - 1), otherwise: listOf(depth - 1) };
    const nodes = listOf(depth - 1);
    return { kind: 'random', id, nodes, ...(next() < 0.5 ? { choose: 1 + upTo(nodes.length) } : {}) };
  };
  const listOf = (depth: number): SurveyNode[] => Array.from({ length: 1 + upTo(3) }, () => nodeOf(depth));
  const definition: SurveyDefinition = { ...base, nodes: [pageOf(), ...listOf(3)] };
  const value = () => [upTo(11), ['a', 'b', 'c', 'd'][upTo(4)] ?? 'a', null, '~dont_know'][upTo(4)] ?? null;
  const ids = Array.from({ length: count }, (_, place) => `q${place}`);
  const answers = Object.fromEntries(ids.filter(() => next() < 0.6).map((id) => [id, value()]));
  const contact = next() < 0.5 ? { region: 'Noord' } : {};
  return { definition, answers, context: { seed: `key:${number}`, language: 'nl', channel: 'widget', contact } };
}

test('a browser finds the same pages in the same order as the server, for ten thousand random surveys', async () => {
  const input = fileURLToPath(new URL('../respond/src/widget/full-logic.ts', import.meta.url));
  const code = await bundleScript(input, true);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const content = code.replace(/export\s*\{\s*(\w+) as fullLogic\s*\};?/, 'globalThis.sameLogic=$1;');
    await page.addScriptTag({ type: 'module', content });
    await page.waitForFunction(() => globalThis.sameLogic !== undefined);
    const cases = Array.from({ length: trees }, (_, number) => makeCase(number));
    const here = cases.map(({ definition, answers, context }) => shown(path(definition, answers, context)));
    const there: string[] = [];
    for (let from = 0; from < trees; from += 1_000) {
      const found = await page.evaluate(
        (some: readonly Case[]) =>
          some.map((one) => JSON.stringify(globalThis.sameLogic.path(one.definition, one.answers, one.context))),
        cases.slice(from, from + 1_000),
      );
      there.push(...found);
    }
    expect(there.length).toBe(trees);
    expect(there.findIndex((text, place) => text !== here[place])).toBe(-1);
    // The trees are worth something only when they differ.
    expect(new Set(here).size).toBeGreaterThan(trees * 0.5);
  } finally {
    await browser.close();
  }
});

function shown(pages: ReturnType<typeof path>): string {
  return JSON.stringify(pages);
}
