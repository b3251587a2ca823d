import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { Audience, Precision } from '@voldaan/domain/studies/study-draft';
import type {
  ContactDecisions,
  ContactRules,
  contactRulesBody,
  SampleSize,
  Study,
  StudyPreview,
  StudyRow,
  studyListReply,
} from '@voldaan/server/studies/schema';
import { movingMs } from '../http/moving-ms.ts';
import { request, requestWithEtag } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { StudyEdit } from './study-edit.ts';

export type {
  ContactDecisions,
  ContactRules,
  SampleSize,
  Study,
  StudyPreview,
  StudyRow,
} from '@voldaan/server/studies/schema';

/** A study with the mark of its draft, which goes back with every change so that nobody overwrites a colleague. */
export type EditableStudy = Readonly<{ study: Study; etag: string }>;

export const studiesQuery = queryOptions({
  queryKey: ['studies'],
  queryFn: async ({ signal }): Promise<readonly StudyRow[]> =>
    (await request<Wire<typeof studyListReply>>('GET', '/v1/studies', { signal })).data,
});

export function studyQuery(id: string) {
  return queryOptions({
    queryKey: ['study', id],
    queryFn: ({ signal }) => fetchStudy(id, signal),
    refetchInterval: ({ state: { data } }) =>
      isMoving(data?.study) ? movingMs(data?.study.frame.selected ?? 0) : false,
  });
}

const planningMsMax = 120_000;

/** Its mail is on the way, or it was started so lately that its first wave is being planned. */
function isMoving(study: Study | undefined): boolean {
  if (study?.state !== 'running') return false;
  const isNew = study.started_at !== null && Date.now() - Date.parse(study.started_at) < planningMsMax;
  return isNew || study.waves.some(({ state }) => state === 'sending');
}

async function fetchStudy(id: string, signal?: AbortSignal): Promise<EditableStudy> {
  return editable(await requestWithEtag<Study>('GET', `/v1/studies/${id}`, signal ? { signal } : {}));
}

export function makeStudy(name: string, kind: StudyKind): Promise<Study> {
  return request('POST', '/v1/studies', { json: { name, kind } });
}

export async function saveStudy(id: string, edit: StudyEdit, etag: string): Promise<EditableStudy> {
  const { name, plan, surveyId, touchpointId } = edit;
  return editable(
    await requestWithEtag<Study>('PUT', `/v1/studies/${id}`, {
      json: { name, plan, survey_id: surveyId, touchpoint_id: touchpointId },
      headers: { 'if-match': etag },
    }),
  );
}

function editable({ body, etag }: Readonly<{ body: Study; etag: string | null }>): EditableStudy {
  return { study: body, etag: etag ?? `"${body.revision}"` };
}

export function changeStudyState(id: string, change: 'start' | 'pause' | 'resume' | 'end'): Promise<Study> {
  return request('POST', `/v1/studies/${id}/${change}`, { json: {} });
}

export function removeStudy(id: string): Promise<void> {
  return request('DELETE', `/v1/studies/${id}`);
}

/** Asked again for every other group or wish; the former figures stay until the new ones are there. */
export function sampleSizeQuery(audience: Audience, precision: Precision) {
  return queryOptions({
    queryKey: ['sample-size', audience, precision],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<SampleSize>('POST', '/v1/studies/sample-size', { json: { audience, precision }, signal }),
  });
}

/** Who would be asked now; of the study as it was saved with this mark. */
export function studyPreviewQuery(id: string, etag: string) {
  return queryOptions({
    queryKey: ['study', id, 'preview', etag],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<StudyPreview>('POST', `/v1/studies/${id}/preview`, { json: {}, signal }),
  });
}

export const contactRulesQuery = queryOptions({
  queryKey: ['contact-rules'],
  queryFn: ({ signal }) => request<ContactRules>('GET', '/v1/contact-rules', { signal }),
});

export function saveContactRules(rules: Wire<typeof contactRulesBody>): Promise<ContactRules> {
  return request('PUT', '/v1/contact-rules', { json: rules });
}

/** Everything that was decided about one customer, of one study or of all. */
export function contactDecisionsQuery(contactId: string, study: string) {
  return queryOptions({
    queryKey: ['contact-decisions', contactId, study],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<ContactDecisions>('GET', `/v1/contacts/${contactId}/decisions`, { signal, query: { study } }),
  });
}
