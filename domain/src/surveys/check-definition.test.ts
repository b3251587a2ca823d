import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../language.ts';
import { Refusal } from '../refusal.ts';
import { checkDefinition, checkDraft } from './check-definition.ts';
import { publishFaults } from './publish-check.ts';
import { draftFromQuestionnaire, questionnaireIds } from './library/questionnaires.ts';
import { openingQuestionOf } from './survey-definition.ts';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };

/** A survey as it comes over the wire, with one thing changed. */
function changed(change: (survey: never) => void): unknown {
  const survey = JSON.parse(JSON.stringify(draftFromQuestionnaire('grade', details)));
  change(survey as never);
  return survey;
}

function refusalOf(check: (value: unknown) => unknown, value: unknown): string {
  try {
    check(value);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'accepted';
}

describe.each(questionnaireIds)('the ready survey %s', (id) => {
  const survey = draftFromQuestionnaire(id, details);

  test('can be published as it is, and comes back unchanged from the wire', () => {
    expect(checkDefinition(JSON.parse(JSON.stringify(survey)))).toEqual(survey);
    expect(publishFaults(survey)).toEqual([]);
  });

  test('asks the mark alone on its first page, and sets a norm for that mark', () => {
    expect(survey.pages[0]?.questions).toHaveLength(1);
    expect(openingQuestionOf(survey).role).toBe(survey.norm.role);
  });

  test('says what it is about in every language, without an exclamation mark', () => {
    const texts = JSON.stringify(survey);
    expect(texts).not.toContain('!');
    for (const language of languages) expect(survey.slip.title[language]).not.toBe('');
  });
});

describe('a survey that is not in order', () => {
  test.each<[string, (survey: never) => void, string]>([
    [
      'an unknown key',
      (s: Record<string, unknown>) => {
        s['colour'] = 'red';
      },
      'unknown_key at /colour',
    ],
    [
      'a missing part',
      (s: Record<string, unknown>) => {
        delete s['thanks'];
      },
      'missing_key at /thanks',
    ],
    [
      'another kind of node',
      (s: { kind: string }) => {
        s.kind = 'form';
      },
      'unknown_value at /kind',
    ],
    [
      'no pages',
      (s: { pages: unknown[] }) => {
        s.pages = [];
      },
      'list_too_short at /pages',
    ],
    [
      '101 pages',
      (s: { pages: unknown[] }) => {
        s.pages = Array(101).fill(s.pages[0]);
      },
      'list_too_long at /pages',
    ],
    [
      'a page twice',
      (s: { pages: unknown[] }) => {
        s.pages.push(s.pages[0]);
      },
      'id_twice at /pages/2/id',
    ],
    [
      'a name over 200 characters',
      (s: { name: string }) => {
        s.name = 'x'.repeat(201);
      },
      'text_too_long at /name',
    ],
    [
      'a text with NUL',
      (s: { name: string }) => {
        s.name = 'a\0';
      },
      'text_unreadable at /name',
    ],
    [
      'a number for a text',
      (s: { name: unknown }) => {
        s.name = 7;
      },
      'not_text at /name',
    ],
    [
      'a norm that is no number',
      (s: { norm: { value: unknown } }) => {
        s.norm.value = '8';
      },
      'not_number at /norm/value',
    ],
    [
      'a norm above the scale',
      (s: { norm: { value: unknown } }) => {
        s.norm.value = 11;
      },
      'norm_out_of_range at /norm/value',
    ],
    [
      'a norm for another measure',
      (s: { norm: { role: string } }) => {
        s.norm.role = 'nps';
      },
      'norm_role_mismatch at /norm/role',
    ],
    [
      'a text that is missing in Norwegian',
      (s: { slip: { title: { nb: string } } }) => {
        s.slip.title.nb = ' ';
      },
      'text_missing at /slip/title/nb',
    ],
    [
      'a language too many',
      (s: { slip: { title: object } }) => {
        Object.assign(s.slip.title, { de: 'x' });
      },
      'unknown_key at /slip/title/de',
    ],
    [
      'an unknown merge field',
      (s: { thanks: { text: { en: string } } }) => {
        s.thanks.text.en = 'Hi {name}';
      },
      'merge_field_unknown at /thanks/text/en',
    ],
    [
      'half a merge field',
      (s: { thanks: { text: { en: string } } }) => {
        s.thanks.text.en = 'Thank you {org';
      },
      'merge_field_unknown at /thanks/text/en',
    ],
    [
      'code in what fills a merge field',
      (s: { moment: { nl: string } }) => {
        s.moment.nl = '{{ env "DATABASE_URL" }}';
      },
      'merge_field_unknown at /moment/nl',
    ],
    [
      'a moment that nobody filled in',
      (s: { thanks: { text: { en: string } } }) => {
        s.thanks.text.en = 'On {moment}';
      },
      'moment_missing at /moment/en',
    ],
  ])('is refused for %s, with the place', (_, change, refusal) => {
    expect(refusalOf(checkDefinition, changed(change as never))).toBe(refusal);
  });

  test.each<[string, (question: Record<string, unknown>) => void, string]>([
    [
      'an id with a capital',
      (q) => {
        q['id'] = 'Nps';
      },
      'id_malformed at /pages/0/questions/0/id',
    ],
    [
      'an id of 65 characters',
      (q) => {
        q['id'] = 'x'.repeat(65);
      },
      'id_malformed at /pages/0/questions/0/id',
    ],
    [
      'the id __proto__',
      (q) => {
        q['id'] = '__proto__';
      },
      'id_malformed at /pages/0/questions/0/id',
    ],
    [
      'the id constructor',
      (q) => {
        q['id'] = 'constructor';
      },
      'id_reserved at /pages/0/questions/0/id',
    ],
    [
      'the name of a form field',
      (q) => {
        q['id'] = 'skip';
      },
      'id_reserved at /pages/0/questions/0/id',
    ],
    [
      'the id of another question',
      (q) => {
        q['id'] = 'why';
      },
      'id_twice at /pages/1/questions/0/id',
    ],
    [
      'an unknown scale',
      (q) => {
        q['scale'] = 'Z9';
      },
      'unknown_value at /pages/0/questions/0/scale',
    ],
    [
      'a scale that its measure is not true on',
      (q) => {
        q['scale'] = 'C11';
      },
      'role_scale_mismatch at /pages/0/questions/0/scale',
    ],
    [
      'an unknown kind',
      (q) => {
        q['kind'] = 'slider';
      },
      'kind_unknown at /pages/0/questions/0/kind',
    ],
    [
      'an open question first',
      (q) => {
        for (const key of ['scale', 'role', 'comparabilityKey']) delete q[key];
        Object.assign(q, { kind: 'open', lengthMax: 100 });
      },
      'opening_not_rating at /pages/0/questions/0/kind',
    ],
  ])('is refused for a question with %s', (_, change, refusal) => {
    const survey = changed((s: { pages: { questions: Record<string, unknown>[] }[] }) => {
      change(s.pages[0]?.questions[0] ?? {});
    });
    expect(refusalOf(checkDefinition, survey)).toBe(refusal);
  });

  test('a key of the prototype in JSON is an unknown key like any other', () => {
    const json = JSON.stringify(draftFromQuestionnaire('grade', details)).replace('{', '{"__proto__":{"x":1},');
    expect(refusalOf(checkDefinition, JSON.parse(json))).toBe('unknown_key at /__proto__');
  });

  test('may be saved as a draft while a text is still empty', () => {
    const survey = changed((s: { slip: { title: { nb: string } } }) => {
      s.slip.title.nb = '';
    });
    expect(refusalOf(checkDraft, survey)).toBe('accepted');
  });

  test('whatever comes over the wire is accepted or refused, never a crash', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => refusalOf(checkDefinition, value) !== ''));
  });

  test('whatever stands in one place of a right survey is accepted or refused, never a crash', () => {
    const places = pointersOf(draftFromQuestionnaire('recommendation', details));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const survey = JSON.parse(JSON.stringify(draftFromQuestionnaire('recommendation', details)));
        let node = survey;
        for (const key of place.slice(0, -1)) node = node[key];
        node[place.at(-1) ?? ''] = value;
        return refusalOf(checkDefinition, survey) !== '';
      }),
      { numRuns: 1000 },
    );
  });
});

function pointersOf(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  const below = Object.entries(node).flatMap(([key, value]) => pointersOf(value, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}
