import { useQueryClient } from '@tanstack/react-query';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isProblem } from '../http/problem.ts';
import { addStep, beginHistory, type History, redoStep, undoStep } from './builder/history.ts';
import { keepStatuses } from './builder/text-places.ts';
import { type EditableSurvey, fetchSurvey, saveDraft, surveyQuery } from './survey-requests.ts';

/** What became of the last change. `conflict`: a colleague saved meanwhile; `refused`: the server said why not. */
export type SaveState =
  | Readonly<{ kind: 'saved'; at: Date | undefined }>
  | Readonly<{ kind: 'changed' | 'saving' | 'offline' | 'conflict' }>
  | Readonly<{ kind: 'refused'; detail: string }>;

export type Draft = Readonly<{
  definition: SurveyDefinition;
  revision: number;
  saveState: SaveState;
  /** Edits with the same group, one soon after the other, are one step to undo: the keys of one sentence. */
  change: (edit: (current: SurveyDefinition) => SurveyDefinition, group?: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** Saves what is not saved yet. Returns the server's mark of what is there then, or nothing when it could not be saved. */
  flush: () => Promise<string | undefined>;
  /** After a conflict: the colleague's texts, or ours over theirs. */
  takeTheirs: () => Promise<void>;
  keepOurs: () => Promise<void>;
}>;

const pauseMs = 700;
const retryMs = 5_000;

type Save = Readonly<{ definition: SurveyDefinition; etag: string; revision: number }>;

/**
 * A survey's draft as it is being written. A short pause in typing saves it; one save runs at a time and the newest
 * text wins. The server's mark goes with every save, so that a colleague's work is never overwritten unseen.
 */
export function useDraft(editable: EditableSurvey): Draft {
  const { survey } = editable;
  const { definition, step, canUndo, canRedo, latest } = useSteps(survey.draft);
  const saving = useSaving(editable, latest);
  const { saveState, setSaveState, flush, adopt, onServer } = saving;
  const move = useCallback(
    (next: (history: History<SurveyDefinition>) => History<SurveyDefinition>) => {
      if (step(next)) setSaveState((state) => (state.kind === 'conflict' ? state : { kind: 'changed' }));
    },
    [step, setSaveState],
  );
  const change = useCallback<Draft['change']>(
    (edit, group) =>
      move((history) => {
        const { present } = history;
        return addStep(history, keepStatuses(present, edit(present)), Date.now(), group);
      }),
    [move],
  );
  const undo = useCallback(() => move(undoStep), [move]);
  const redo = useCallback(() => move(redoStep), [move]);

  useAutosave(saveState, flush);
  useLeaveWarning(saveState.kind !== 'saved');
  const conflict = useConflict({ id: survey.id, onServer, adopt, flush, step, setSaveState });
  const { takeTheirs, keepOurs } = conflict;
  const { revision } = saving;
  return useMemo(
    () => ({ definition, revision, saveState, change, undo, redo, canUndo, canRedo, flush, takeTheirs, keepOurs }),
    [definition, revision, saveState, change, undo, redo, canUndo, canRedo, flush, takeTheirs, keepOurs],
  );
}

type Steps = (next: (history: History<SurveyDefinition>) => History<SurveyDefinition>) => boolean;

/** The draft with every step that led to it; `latest` is what is true between two drawings. */
function useSteps(first: SurveyDefinition) {
  const [history, setHistory] = useState(() => beginHistory(first));
  const steps = useRef(history);
  const latest = useRef(first);
  const step = useCallback<Steps>((next) => {
    const made = next(steps.current);
    if (made === steps.current) return false;
    steps.current = made;
    latest.current = made.present;
    setHistory(made);
    return true;
  }, []);
  const canUndo = history.past.length > 0;
  const canRedo = history.future.length > 0;
  return { definition: history.present, step, canUndo, canRedo, latest };
}

/** One save at a time, the newest text wins, and the server's mark goes with each. */
function useSaving(editable: EditableSurvey, latest: React.RefObject<SurveyDefinition>) {
  const { id } = editable.survey;
  const queryClient = useQueryClient();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved', at: undefined });
  const [revision, setRevision] = useState(editable.survey.revision);
  const onServer = useRef<Save>({ definition: latest.current, etag: editable.etag, revision });
  const running = useRef<Promise<string | undefined> | undefined>(undefined);

  const adopt = useCallback(
    (saved: Save) => {
      onServer.current = saved;
      setRevision(saved.revision);
      queryClient.setQueryData(surveyQuery(id).queryKey, (known) => known && withSaved(known, saved));
    },
    [id, queryClient],
  );

  const save = useCallback(async (): Promise<string | undefined> => {
    while (latest.current !== onServer.current.definition) {
      const sent = latest.current;
      setSaveState({ kind: 'saving' });
      try {
        adopt({ definition: sent, ...(await saveDraft(id, sent, onServer.current.etag)) });
      } catch (error) {
        setSaveState(stateOf(error));
        return undefined;
      }
    }
    setSaveState({ kind: 'saved', at: new Date() });
    return onServer.current.etag;
  }, [id, adopt, latest]);

  const flush = useCallback((): Promise<string | undefined> => {
    running.current ??= save().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [save]);
  return { saveState, setSaveState, revision, onServer, adopt, flush };
}

/** What the other screens know of this survey, with the draft as it is now on the server. */
function withSaved({ survey }: EditableSurvey, { definition, etag, revision }: Save): EditableSurvey {
  return { etag, survey: { ...survey, draft: definition, revision, name: definition.name, is_changed: true } };
}

/** A pause in the typing saves; after a lost connection it is tried again by itself. */
function useAutosave(saveState: SaveState, flush: () => Promise<string | undefined>) {
  useEffect(() => {
    const waitMs = {
      changed: pauseMs,
      offline: retryMs,
      saved: undefined,
      saving: undefined,
      conflict: undefined,
      refused: undefined,
    }[saveState.kind];
    if (waitMs === undefined) return undefined;
    const timer = setTimeout(() => void flush(), waitMs);
    return () => clearTimeout(timer);
  }, [saveState, flush]);
}

type ConflictParts = Readonly<{
  id: string;
  onServer: React.RefObject<Save>;
  adopt: (saved: Save) => void;
  flush: () => Promise<string | undefined>;
  step: Steps;
  setSaveState: (state: SaveState) => void;
}>;

/** Two ways out of a conflict; neither is taken without the reader saying so, and both can be undone. */
function useConflict(parts: ConflictParts) {
  const { id, onServer, adopt, flush, step, setSaveState } = parts;
  const takeTheirs = useCallback(async () => {
    const { survey, etag } = await fetchSurvey(id);
    step((history) => addStep(history, survey.draft, Date.now()));
    adopt({ definition: survey.draft, etag, revision: survey.revision });
    setSaveState({ kind: 'saved', at: undefined });
  }, [id, adopt, step, setSaveState]);

  const keepOurs = useCallback(async () => {
    const { survey, etag } = await fetchSurvey(id);
    onServer.current = { definition: survey.draft, etag, revision: survey.revision };
    await flush();
  }, [id, onServer, flush]);
  return { takeTheirs, keepOurs };
}

function stateOf(error: unknown): SaveState {
  if (!isProblem(error)) throw error;
  if (error.status === 412) return { kind: 'conflict' };
  if (error.status === 0 || error.status >= 500) return { kind: 'offline' };
  return { kind: 'refused', detail: error.errors[0]?.detail ?? error.detail };
}

/** The browser asks before it closes a page whose last words are not saved. */
function useLeaveWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
