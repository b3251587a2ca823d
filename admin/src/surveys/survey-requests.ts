import { queryOptions } from '@tanstack/react-query';
import type { QuestionnaireId } from '@voldaan/domain/surveys/library/questionnaires';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type {
  draftReply,
  findingsReply,
  importBody,
  importReply,
  Survey,
  SurveyRow,
  surveyListReply,
  versionReply,
  versionSchema,
} from '@voldaan/server/surveys/schema';
import { request, requestWithEtag, withQuery } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { Survey } from '@voldaan/server/surveys/schema';
export type SurveySummary = SurveyRow;
export type SurveyState = SurveyRow['state'];

/** A survey with the mark of its draft, which goes back with every change so that nobody overwrites a colleague. */
export type EditableSurvey = Readonly<{ survey: Survey; etag: string }>;

export type VersionDetail = Wire<typeof versionReply>;
export type SurveyFindings = Wire<typeof findingsReply>;
export type ImportFormat = Wire<typeof importBody>['format'];
export type ImportedSurvey = Wire<typeof importReply>;
export type RemovedTests = Readonly<{ removed: readonly string[] }>;

export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: async ({ signal }) => (await request<Wire<typeof surveyListReply>>('GET', '/v1/surveys', { signal })).data,
});

export function surveyQuery(id: string) {
  return queryOptions({
    queryKey: ['survey', id],
    queryFn: ({ signal }) => fetchSurvey(id, signal),
  });
}

export async function fetchSurvey(id: string, signal?: AbortSignal): Promise<EditableSurvey> {
  const { body, etag } = await requestWithEtag<Survey>('GET', `/v1/surveys/${id}`, signal ? { signal } : {});
  return { survey: body, etag: etag ?? `"${body.revision}"` };
}

export function makeSurvey(questionnaire: QuestionnaireId | 'own', name: string): Promise<Survey> {
  return request('POST', '/v1/surveys', { json: { questionnaire, name } });
}

export async function saveDraft(
  id: string,
  draft: SurveyDefinition,
  etag: string,
): Promise<Readonly<{ revision: number; etag: string }>> {
  const reply = await requestWithEtag<Wire<typeof draftReply>>('PUT', `/v1/surveys/${id}/draft`, {
    json: { draft },
    headers: { 'if-match': etag },
  });
  return { revision: reply.body.revision, etag: reply.etag ?? `"${reply.body.revision}"` };
}

/** Publishes the draft with this mark and no other: a colleague may have saved one in the meantime. */
export function publishSurvey(id: string, etag: string): Promise<Wire<typeof versionSchema>> {
  return request('POST', `/v1/surveys/${id}/versions`, { json: {}, headers: { 'if-match': etag } });
}

/** A version as it was published; it never changes, so it is asked once. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['survey', id, 'version', number],
    queryFn: ({ signal }) => request<VersionDetail>('GET', `/v1/surveys/${id}/versions/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What was found about the draft as it was saved last. */
export function findingsQuery(id: string, revision: number) {
  return queryOptions({
    queryKey: ['survey', id, 'findings', revision],
    queryFn: ({ signal }) => request<SurveyFindings>('GET', `/v1/surveys/${id}/findings`, { signal }),
  });
}

/** Makes a draft from another program's file and says by name what could not be taken over. */
export function importSurvey(body: Readonly<{ format: ImportFormat; text: string }>): Promise<ImportedSurvey> {
  return request('POST', '/v1/surveys/imports', { json: body });
}

export function removeTestResponses(id: string): Promise<RemovedTests> {
  return request('DELETE', `/v1/surveys/${id}/test-responses`);
}

export async function restoreTestResponses(removed: readonly string[]): Promise<void> {
  for (const response of removed) await request('POST', `/v1/responses/${response}/restoration`, { json: {} });
}

export function closeSurvey(id: string): Promise<unknown> {
  return request('POST', `/v1/surveys/${id}/closure`, { json: {} });
}

/** The page as a customer sees it; the revision is only there so that a saved change is asked anew. */
export function previewUrl(
  id: string,
  shown: Readonly<{ language: string; page: number; revision: number; surface: 'page' | 'widget' | 'interviewer' }>,
): string {
  return withQuery(`/v1/surveys/${id}/preview`, { ...shown });
}

export function mailPreviewUrl(
  id: string,
  shown: Readonly<{ language: string; part: 'html' | 'text'; revision?: number }>,
): string {
  return withQuery(`/v1/surveys/${id}/mail-preview`, {
    language: shown.language,
    part: shown.part,
    revision: shown.revision,
  });
}
