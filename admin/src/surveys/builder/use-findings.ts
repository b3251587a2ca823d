import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { publishFaults } from '@voldaan/domain/surveys/publish-check';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useMemo } from 'react';
import { attributesQuery } from '../../contacts/customer-requests.ts';
import { findingsQuery, type SurveyFindings } from '../survey-requests.ts';
import { partAt } from './part-at.ts';

type Found = SurveyFindings['findings'][number];

/** Advice with its reason and what would be better; it has a language only where it is about words in that language. */
export type Advice = Omit<Found, 'language'> & Readonly<{ language: string | undefined }>;

/** What keeps the survey from being published. */
export type Fault = Readonly<{ code: string; pointer: string; detail: string | undefined }>;

/** What was found about the draft, by the part that it is about. */
export type Findings = Readonly<{
  faults: readonly Fault[];
  faultsOf: (part: string) => readonly Fault[];
  adviceOf: (part: string) => readonly Advice[];
  secondsExpected: number | undefined;
}>;

/** Faults are counted here and at once; their words and the advice on wording come with what was saved last. */
export function useFindings(surveyId: string, definition: SurveyDefinition, revision: number): Findings {
  const attributes = useQuery(attributesQuery).data;
  const { data } = useQuery({ ...findingsQuery(surveyId, revision), placeholderData: keepPreviousData });
  return useMemo(() => {
    const worded = new Map(data?.faults.map((fault) => [`${fault.code} ${fault.pointer}`, fault.detail]));
    const keys = attributes?.map(({ key }) => key);
    const faults = publishFaults(definition, keys).map(({ code, pointer }) => ({
      code,
      pointer,
      detail: worded.get(`${code} ${pointer}`),
    }));
    const advice = data?.findings.map(withLanguageOfWords) ?? [];
    return {
      faults,
      faultsOf: (part) => faults.filter(({ pointer }) => partAt(definition, pointer) === part),
      adviceOf: (part) => advice.filter(({ pointer }) => partAt(definition, pointer) === part),
      secondsExpected: data?.expected_seconds,
    };
  }, [definition, data, attributes]);
}

/** What is said of all pages together, like their number, is true in every language. */
export function withLanguageOfWords(found: Found): Advice {
  return found.pointer === '/nodes' ? { ...found, language: undefined } : found;
}
