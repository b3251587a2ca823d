import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isProblem } from '../http/problem.ts';
import type { ChangeStudy, StudyEdit } from './study-edit.ts';
import { type EditableStudy, type Study, saveStudy, studyQuery } from './study-requests.ts';

/** What became of the last change. `conflict`: a colleague saved meanwhile; `refused`: the server said why not. */
export type StudySaveState =
  | Readonly<{ kind: 'saved'; at: Date | undefined }>
  | Readonly<{ kind: 'changed' | 'saving' | 'offline' | 'conflict' }>
  | Readonly<{ kind: 'refused'; detail: string }>;

export type StudyEditing = Readonly<{
  edit: StudyEdit;
  /** As the server knows it, with what it still lacks. */
  study: Study;
  etag: string;
  saveState: StudySaveState;
  change: ChangeStudy;
  /** Saves what is not saved yet and gives what the server then knows; nothing when it could not be saved. */
  flush: () => Promise<Study | undefined>;
}>;

const pauseMs = 600;
const retryMs = 5_000;

/**
 * A study's plan as it is being written: a short pause saves it, one save at a time, and the newest words win. What the study
 * lacks is read from what the server last told, so that a survey which was published meanwhile is no lack any more.
 */
export function useStudyEdit(known: EditableStudy): StudyEditing {
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<StudyEdit>(() => editOf(known.study));
  const [saveState, setSaveState] = useState<StudySaveState>({ kind: 'saved', at: undefined });
  const latest = useRef(edit);
  const saved = useRef({ edit, etag: known.etag });
  const running = useRef<Promise<Study | undefined> | undefined>(undefined);
  const { study, etag } = known;
  const { id } = study;

  const save = useCallback(async (): Promise<Study | undefined> => {
    const { queryKey } = studyQuery(id);
    const onServer = () => queryClient.getQueryData(queryKey)?.study;
    if (latest.current === saved.current.edit) return onServer();
    while (latest.current !== saved.current.edit) {
      const sent = latest.current;
      setSaveState({ kind: 'saving' });
      try {
        const reply = await saveStudy(id, sent, saved.current.etag);
        saved.current = { edit: sent, etag: reply.etag };
        // An older answer that is still on its way must not come after this one.
        await queryClient.cancelQueries({ queryKey, exact: true });
        queryClient.setQueryData(queryKey, reply);
      } catch (error) {
        setSaveState(saveStateOf(error));
        return undefined;
      }
    }
    setSaveState({ kind: 'saved', at: new Date() });
    return onServer();
  }, [id, queryClient]);

  const flush = useCallback((): Promise<Study | undefined> => {
    running.current ??= save().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [save]);

  const change = useCallback<ChangeStudy>((step) => {
    latest.current = step(latest.current);
    setEdit(latest.current);
    setSaveState((state) => (state.kind === 'conflict' ? state : { kind: 'changed' }));
  }, []);

  useAutosave(saveState, flush);
  return useMemo(
    () => ({ edit, study, etag, saveState, change, flush }),
    [edit, study, etag, saveState, change, flush],
  );
}

function editOf(study: Study): StudyEdit {
  return { name: study.name, plan: study.plan, surveyId: study.survey_id, touchpointId: study.touchpoint_id };
}

/** A pause in the typing saves; after a lost connection it is tried again by itself. */
function useAutosave(saveState: StudySaveState, flush: () => Promise<unknown>) {
  useEffect(() => {
    const waitMs = saveState.kind === 'changed' ? pauseMs : saveState.kind === 'offline' ? retryMs : undefined;
    if (waitMs === undefined) return undefined;
    const timer = setTimeout(() => void flush(), waitMs);
    return () => clearTimeout(timer);
  }, [saveState, flush]);
  const isUnsaved = saveState.kind !== 'saved';
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

function saveStateOf(error: unknown): StudySaveState {
  if (!isProblem(error)) throw error;
  if (error.status === 412) return { kind: 'conflict' };
  if (error.status === 0 || error.status >= 500) return { kind: 'offline' };
  return { kind: 'refused', detail: error.errors[0]?.detail ?? error.detail };
}
