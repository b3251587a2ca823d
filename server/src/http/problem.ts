import { guessLanguage, type Language } from '@voldaan/domain/language';
import type { Refusal } from '@voldaan/domain/refusal';
import { hasMessage, message } from '../catalogue/message.ts';

/** RFC 9457, as application/problem+json. `code` is from a closed list; the texts are in the reader's language. */
export type Problem = Readonly<{
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
  errors?: readonly FieldProblem[];
}>;

/** What is wrong with one part of what was sent, named by a JSON pointer. */
export type FieldProblem = Readonly<{ pointer: string; code: string; detail: string }>;

export type ProblemReader = Readonly<{ language: Language; requestId: string }>;

export const problemContentType = 'application/problem+json; charset=utf-8';

/** Codes that are not about the content of what was sent (422). */
const statuses: Readonly<Record<string, number>> = {
  body_malformed: 400,
  // Read by two readers, such a body could mean two things: it is no JSON of ours.
  body_name_refused: 400,
  body_name_twice: 400,
  body_too_deep: 400,
  header_malformed: 400,
  // Not a survey with something wrong in it, but no survey.
  id_malformed: 400,
  kind_unknown: 400,
  key_refused: 401,
  sign_in_needed: 401,
  sign_in_refused: 401,
  // A token that a company's own server signed, and what is wrong with it.
  token_expired: 401,
  token_malformed: 401,
  token_purpose: 401,
  token_signature: 401,
  token_survey: 401,
  device_revoked: 403,
  not_permitted: 403,
  origin_refused: 403,
  website_refused: 403,
  password_refused: 403,
  // Nobody's answer: one that asks for a personal link has none.
  single_use: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  kiosk_single_use: 409,
  choose_workspace: 409,
  conflict: 409,
  call_ended: 409,
  call_not_yours: 409,
  case_changed: 409,
  visit_changed: 409,
  visit_settled: 409,
  promise_changed: 409,
  promise_settled: 409,
  promise_not_settled: 409,
  follow_up_plans_full: 409,
  action_ended: 409,
  action_fixed: 409,
  alert_channels_full: 409,
  alert_message_not_dead: 409,
  alert_rules_full: 409,
  action_started: 409,
  response_not_test: 409,
  link_expired: 410,
  event_told_otherwise: 409,
  coding_too_few_texts: 409,
  coding_without_themes: 409,
  import_busy: 409,
  import_not_ready: 409,
  import_settled: 409,
  import_cancelled: 409,
  keys_full: 409,
  response_complete: 409,
  study_aim_fixed: 409,
  study_channel_fixed: 409,
  study_kind_fixed: 409,
  study_not_changeable: 409,
  study_not_startable: 409,
  study_rhythm_fixed: 409,
  themes_full: 409,
  touchpoints_changed: 409,
  touchpoints_exist: 409,
  wave_of_paused_study: 409,
  wave_settled: 409,
  draft_changed: 412,
  body_too_large: 413,
  url_too_long: 414,
  body_type_refused: 415,
  too_many_requests: 429,
  if_match_missing: 428,
  headers_too_large: 431,
  internal: 500,
  busy: 503,
};

const unprocessable = 422;

export function statusOf(code: string): number {
  return Object.hasOwn(statuses, code) ? (statuses[code] ?? unprocessable) : unprocessable;
}

/** Words a refusal. Where the refusal names a part, that part is listed in `errors` too. */
export function problemOf(refusal: Refusal, reader: ProblemReader): Problem {
  const { pointer, values } = refusal.detail;
  const problem = problemOfCode(refusal.code, reader, values);
  if (pointer === undefined) return problem;
  return { ...problem, errors: [{ pointer, code: refusal.code, detail: problem.detail }] };
}

export function problemOfCode(
  code: string,
  reader: ProblemReader,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  const status = statusOf(code);
  return {
    type: `urn:voldaan:problem:${code}`,
    title: message(reader.language, `problem.title.${status}`),
    status,
    code,
    detail: detailOf(code, reader.language, values),
    request_id: reader.requestId,
  };
}

/** What is wrong with a part, before it is put into words. */
export type FieldIssue = Readonly<{
  pointer: string;
  code: string;
  values: Readonly<Record<string, string | number>>;
}>;

/** Several parts are wrong at once: everything that a form needs to mark its fields. */
export function problemOfFields(issues: readonly FieldIssue[], reader: ProblemReader): Problem {
  const errors = issues.map(({ pointer, code, values }) => {
    return { pointer, code, detail: detailOf(code, reader.language, values) };
  });
  return { ...problemOfCode('invalid', reader), errors };
}

/** The language of somebody who is not signed in: what their browser asks for. */
export function languageOfHeader(accepted: string | undefined): Language {
  return guessLanguage(accepted ?? '', 'en');
}

/** What is wrong, in words. */
export function detailOf(code: string, language: Language, values: Readonly<Record<string, string | number>>): string {
  const key = `problem.${code}`;
  return hasMessage(language, key) ? message(language, key, values) : message(language, 'problem.invalid');
}
