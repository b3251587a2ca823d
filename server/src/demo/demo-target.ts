import type { DemoTable, PlainRow } from './store.ts';

/** The company that the sample fills, with the keys that it needs to do so. */
export type DemoTarget = Readonly<{
  workspaceId: string;
  code: string;
  ownerId: string;
  company: string;
  readerName: string;
  now: Date;
  tokenKey: Buffer;
  hashAddress: (address: string) => Buffer;
}>;

export type DemoRows = Readonly<Record<DemoTable, PlainRow[]>>;

export function emptyRows(): DemoRows {
  return {
    staff: [],
    organisation: [],
    contact_attribute: [],
    touchpoint: [],
    contact: [],
    consent: [],
    consent_event: [],
    customer_event: [],
    suppression: [],
    survey: [],
    survey_version: [],
    study: [],
    study_draw: [],
    wave: [],
    call_interviewer: [],
    invitation: [],
    phone_interview: [],
    call_attempt: [],
    send_event: [],
    contact_request: [],
    contact_decision: [],
    visit: [],
    response: [],
    response_contact: [],
    answer_event: [],
    trait: [],
    trait_value: [],
    score_row: [],
  };
}

export function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
