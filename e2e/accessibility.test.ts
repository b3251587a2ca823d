import { readdirSync } from 'node:fs';
import { languages } from '@voldaan/domain/language';
import { expect, test } from 'vitest';
import { staffRoutes } from './staff-routes.ts';
import { forwardingRoutes, staffScreens } from './staff-screens.ts';

test('every screen of the staff app is looked at', () => {
  const seen = new Set([...staffScreens.map(({ route }) => route), ...forwardingRoutes]);
  expect(staffRoutes().filter((route) => !seen.has(route))).toEqual([]);
});

test('every language of the staff app is looked at, in files of which each takes its part', () => {
  const files = readdirSync(import.meta.dirname).flatMap(
    (name) => /^accessibility-(\w+)-\d\.test\.ts$/.exec(name)?.[1] ?? [],
  );
  expect([...new Set(files)].toSorted()).toEqual([...languages].toSorted());
});
