import { describe, expect, test } from 'vitest';
import {
  accepted,
  acknowledged,
  assessed,
  caseAfter,
  communicated,
  customer,
  decided,
  hour,
  mailFailed,
  received,
  refusalAfter,
  type Step,
  sanne,
  spoken,
  system,
  unfounded,
  wholeWay,
  youssef,
} from './test-case-steps.ts';

describe('a mail that did not arrive', () => {
  const noReply: Step = { what: 'closed', closing: 'no_reply', by: sanne };
  const told = [received, acknowledged, assessed, spoken, decided, communicated];

  test('stands with the case until its customer was spoken to, or told by word of mouth', () => {
    expect(caseAfter(received, mailFailed).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, mailFailed).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, { ...spoken, outcome: 'no_answer' }).mailFailedAt).toEqual(hour(1));
    expect(caseAfter(received, mailFailed, spoken).mailFailedAt).toBeNull();
    expect(caseAfter(...told, mailFailed, { ...communicated, way: 'mail' }).mailFailedAt).toEqual(hour(6));
    expect(caseAfter(...told, mailFailed, { ...communicated, way: 'phone' }).mailFailedAt).toBeNull();
  });

  test('is no silence of the customer: no complaint is closed for it, and no person writes it down', () => {
    expect(refusalAfter(...told, noReply)).toBeUndefined();
    expect(refusalAfter(...told, mailFailed, noReply)).toBe('case_mail_failed');
    expect(refusalAfter(...told, mailFailed, spoken, noReply)).toBeUndefined();
    expect(refusalAfter(received, { ...mailFailed, by: sanne })).toBe('case_mail_system_only');
    expect(refusalAfter(...wholeWay, mailFailed)).toBeUndefined();
  });
});

describe('a complaint', () => {
  test('goes from receipt to the customer’s own yes', () => {
    const stages = wholeWay.map((_, index) => caseAfter(...wholeWay.slice(0, index + 1)).stage);
    expect(stages).toEqual([
      'received',
      'acknowledged',
      'assessed',
      'investigating',
      'decided',
      'communicated',
      'closed',
    ]);
  });

  test.each<[string, string, readonly Step[]]>([
    ['that was never received', 'case_not_received', [acknowledged]],
    ['is assessed before anybody said that it is here', 'case_not_acknowledged', [received, assessed]],
    ['is decided without being assessed', 'case_not_assessed', [received, acknowledged, spoken, decided]],
    [
      'is decided without a reason',
      'case_reason_missing',
      [received, acknowledged, assessed, { ...decided, reason: ' ' }],
    ],
    ['is decided by a machine', 'case_person_needed', [received, acknowledged, assessed, { ...decided, by: system }]],
    [
      'is communicated before it is decided',
      'case_not_decided',
      [received, acknowledged, assessed, spoken, communicated],
    ],
    [
      'is closed although nobody spoke to the customer',
      'case_contact_missing',
      [received, acknowledged, assessed, decided, communicated, accepted],
    ],
    [
      'is closed although the customer was only called in vain',
      'case_contact_missing',
      [received, acknowledged, assessed, { ...spoken, outcome: 'no_answer' }, decided, communicated, accepted],
    ],
    [
      'is called unfounded by one person',
      'case_second_person_needed',
      [received, acknowledged, assessed, spoken, unfounded, communicated],
    ],
    [
      'is called unfounded by one person twice',
      'case_second_person_needed',
      [received, acknowledged, assessed, spoken, unfounded, { what: 'unfounded_confirmed', by: sanne }],
    ],
    [
      'is called no complaint by one person',
      'case_kind_unconfirmed',
      [
        received,
        acknowledged,
        { what: 'kind_changed', kind: 'question', reason: 'vroeg alleen iets', by: sanne },
        { what: 'closed', closing: 'answered', by: sanne },
      ],
    ],
    [
      'is put off twice without asking the customer',
      'case_extension_not_agreed',
      [
        received,
        { what: 'extended', until: hour(200), reason: 'fabrikant', isAgreed: false, by: sanne },
        { what: 'extended', until: hour(300), reason: 'fabrikant', isAgreed: false, by: sanne },
      ],
    ],
    [
      'is put off to an earlier day',
      'case_date_past',
      [
        received,
        { what: 'extended', until: hour(200), reason: 'fabrikant', isAgreed: false, by: sanne },
        { what: 'extended', until: hour(100), reason: 'fabrikant', isAgreed: true, by: sanne },
      ],
    ],
    [
      'is left without saying where else to go',
      'case_recourse_missing',
      [
        ...wholeWay.slice(0, 6),
        { what: 'left_open', internalRecourse: 'de directie', externalRecourse: '', by: sanne },
      ],
    ],
    ['is changed after it was closed', 'case_is_over', [...wholeWay, decided]],
    [
      'is opened again while it is open',
      'case_is_open',
      [received, { what: 'reopened', reason: 'toch niet', by: customer }],
    ],
  ])('%s: refused', (_, code, steps) => {
    expect(refusalAfter(...steps)).toBe(code);
  });

  test('that a second person calls unfounded too may be told so', () => {
    const confirmed: Step = { what: 'unfounded_confirmed', by: youssef };
    const steps = [received, acknowledged, assessed, spoken, unfounded, confirmed, communicated, accepted];
    expect(caseAfter(...steps).stage).toBe('closed');
  });

  test('of somebody without a name is closed with the reason why nobody was spoken to', () => {
    const nobody: Step = { what: 'contact_impossible', reason: 'geen naam, geen nummer', by: sanne };
    const ended: Step = { what: 'closed', closing: 'no_reply', by: sanne };
    expect(caseAfter(received, acknowledged, assessed, nobody, decided, communicated, ended).stage).toBe('closed');
  });

  test('taken back by the customer’s own hand is closed, and by staff only after a conversation', () => {
    const back: Step = { what: 'closed', closing: 'withdrawn', by: customer };
    expect(caseAfter(received, acknowledged, back).closing).toBe('withdrawn');
    expect(refusalAfter(received, acknowledged, { ...back, by: sanne })).toBe('case_contact_missing');
    expect(caseAfter(received, acknowledged, spoken, { ...back, by: sanne }).closing).toBe('withdrawn');
  });

  test('opened again asks for a conversation and a decision again', () => {
    const again: Step = { what: 'reopened', reason: 'weer lek', by: customer };
    const state = caseAfter(...wholeWay, again);
    expect(state).toMatchObject({ stage: 'investigating', contact: null, decision: null, reopenings: 1 });
    expect(refusalAfter(...wholeWay, again, communicated)).toBe('case_not_decided');
  });
});

describe('another kind of case', () => {
  const idea: Step = { ...received, what: 'received', kind: 'suggestion' };
  test('a suggestion is weighed, planned and done, and its sender told', () => {
    const steps: readonly Step[] = [
      idea,
      acknowledged,
      { what: 'considered', by: sanne },
      { what: 'planned', for: 'voorjaar', by: sanne },
      { what: 'done', outcome: 'staat er', by: sanne },
      communicated,
      { what: 'closed', closing: 'answered', by: sanne },
    ];
    expect(caseAfter(...steps)).toMatchObject({ stage: 'closed', suggestion: 'done' });
  });

  test('a suggestion is answered soon, and done long after it was closed', () => {
    const closed: Step = { what: 'closed', closing: 'thanked', by: sanne };
    const done: Step = { what: 'done', outcome: 'staat er', by: sanne };
    expect(caseAfter(idea, closed, done)).toMatchObject({ stage: 'closed', suggestion: 'done' });
    expect(refusalAfter(received, done)).toBe('case_no_suggestion');
  });

  test('a suggestion that is not taken up says why', () => {
    expect(refusalAfter(idea, { what: 'not_done', reason: '', by: sanne })).toBe('case_reason_missing');
  });

  test('a compliment ends with thanks, a question with an answer', () => {
    const compliment: Step = { ...received, what: 'received', kind: 'compliment' };
    expect(caseAfter(compliment, { what: 'closed', closing: 'thanked', by: system }).stage).toBe('closed');
    expect(refusalAfter(compliment, accepted)).toBe('case_closing_of_another_kind');
  });

  test('a compliment reaches each colleague once, also after it was closed', () => {
    const compliment: Step = { ...received, what: 'received', kind: 'compliment' };
    const thanked: Step = { what: 'closed', closing: 'thanked', by: system };
    const passed: Step = { what: 'passed_on', to: 'youssef', by: sanne };
    expect(caseAfter(compliment, thanked, passed, { ...passed, to: 'sanne' }).passedOnTo).toEqual(['youssef', 'sanne']);
    expect(refusalAfter(compliment, passed, passed)).toBe('case_passed_on_already');
    expect(refusalAfter(received, passed)).toBe('case_no_compliment');
  });
});
