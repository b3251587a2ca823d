import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { changeStudyState } from './study-requests.ts';

type StudyChange = Parameters<typeof changeStudyState>[1];

const shownOn = ['study', 'studies', 'waves', 'contact-decisions'] as const;

/** Starts, pauses, resumes or ends a study, and has every screen that shows it look again. */
export function useStudyState(studyId: string): (change: StudyChange) => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    async (change) => {
      await changeStudyState(studyId, change);
      await Promise.all(shownOn.map((first) => queryClient.invalidateQueries({ queryKey: [first] })));
    },
    [studyId, queryClient],
  );
}
