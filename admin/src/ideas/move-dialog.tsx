import { useQueryClient } from '@tanstack/react-query';
import { type ToldState, toldStates } from '@voldaan/domain/ideas/idea-state';
import { type Language, languageNames, languages } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type IdeaDetail, ideasKey, moveIdea } from './idea-requests.ts';

type Props = Readonly<{ detail: IdeaDetail; onClose: () => void }>;

/** Where the idea goes, and what whoever suggested it reads about it. Said beforehand: how many are told. */
export function MoveDialog({ detail: { idea, suggestions }, onClose }: Props) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const offered = toldStates.filter((state) => state !== idea.state);
  const [state, setState] = useState<ToldState>(offered[0] ?? 'considered');
  const [words, setWords] = useState<Readonly<Partial<Record<Language, string>>>>({});
  // Those of whom somebody waits come first; the others may be written too.
  const spoken = languages.filter((language) => suggestions.some((one) => one.language.startsWith(language)));
  const shown = spoken.length === 0 ? languages : spoken;
  const send = useCallback(async () => {
    await moveIdea(idea, { state, words });
    await queryClient.invalidateQueries({ queryKey: ideasKey });
    toast({ text: say('ideas.moved', { count: idea.suggestions }) });
    onClose();
  }, [idea, state, words, queryClient, toast, say, onClose]);
  const submission = useSubmit(send);
  return (
    <Dialog isOpen onClose={onClose} heading={say('ideas.move-heading')}>
      <Form submission={submission} className="stack">
        <Choice
          label={say('ideas.state')}
          value={state}
          options={offered.map((value) => ({
            value,
            label: say(`idea-state.${value}`),
            detail: say(`idea-state.${value}-detail`),
          }))}
          onChange={setState}
        />
        {shown.map((language, place) => (
          <TextField
            key={language}
            label={say('ideas.words-in', { what: say(`ideas.words.${state}`), language: languageNames[language] })}
            name={`words-${language}`}
            rows={2}
            value={words[language] ?? ''}
            onChange={(text) => setWords({ ...words, [language]: text })}
            error={place === 0 ? submission.errorOf('words') : undefined}
            lengthMax={state === 'planned' ? 400 : 2000}
          />
        ))}
        <p className="muted">{say('ideas.move-tells', { count: idea.suggestions })}</p>
        <p className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('ideas.move-do')}
          </Button>
          <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
