import { useQueryClient } from '@tanstack/react-query';
import { type Language, languageNames, languages } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type IdeaDetail, ideasKey, type Publication, publishIdea } from './idea-requests.ts';

type Props = Readonly<{ detail: IdeaDetail }>;
type Texts = Publication['texts'];
type Text = NonNullable<Texts[Language]>;

const noText: Text = { title: '', text: '', done: '' };

/** What everybody may read, in words of staff. It starts empty: nothing of a customer's is filled in. */
export function PublicationForm({ detail: { idea } }: Props) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [texts, setTexts] = useState<Texts>(idea.texts);
  const [isPublished, setPublished] = useState(idea.is_published);
  const [isTold, setTold] = useState(idea.is_told);
  const [hasEffect, setEffect] = useState(idea.effect !== null);
  const send = useCallback(async () => {
    await publishIdea(idea, { texts, is_published: isPublished, is_told: isTold, has_effect: hasEffect });
    await queryClient.invalidateQueries({ queryKey: ideasKey });
    toast({ text: say(isPublished || isTold ? 'ideas.published' : 'ideas.unpublished') });
  }, [idea, texts, isPublished, isTold, hasEffect, queryClient, toast, say]);
  const submission = useSubmit(send);
  const isDone = idea.state === 'done';
  return (
    <Section label={say('ideas.public')} heading={say('ideas.public-heading')} note={say('ideas.public-note')}>
      <Form submission={submission} className="field-grid">
        <TextFields texts={texts} onChange={setTexts} isDone={isDone} error={submission.errorOf('texts')} />
        <div>
          <Toggle isSelected={isPublished} onChange={setPublished}>
            {say('ideas.publish')}
          </Toggle>
        </div>
        {isDone ? (
          <div>
            <Toggle isSelected={isTold} onChange={setTold}>
              {say('ideas.tell')}
            </Toggle>
          </div>
        ) : null}
        {isDone && idea.action !== null ? <EffectToggle idea={idea} isOn={hasEffect} onChange={setEffect} /> : null}
        <p className="row section-action">
          <Button type="submit" isPending={submission.isPending}>
            {say('ideas.save')}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

type TextProps = Readonly<{
  texts: Texts;
  onChange: (texts: Texts) => void;
  isDone: boolean;
  error: string | undefined;
}>;

/** One language at a time; which are written stands below the choice. */
function TextFields({ texts, onChange, isDone, error }: TextProps) {
  const say = useSay();
  const format = useFormat();
  const [language, setLanguage] = useState<Language>(languages.find((one) => texts[one] !== undefined) ?? 'nl');
  const text = texts[language] ?? noText;
  const change = (part: Partial<Text>) => onChange({ ...texts, [language]: { ...text, ...part } });
  const written = languages.filter((one) => (texts[one]?.title ?? '') !== '');
  return (
    <>
      <SelectField
        label={say('ideas.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onChange={setLanguage}
        {...(written.length > 0 && {
          hint: say('ideas.languages-written', {
            languages: format.list(written.map((one) => languageNames[one])),
          }),
        })}
      />
      <TextField
        label={say('ideas.public-title')}
        name="public-title"
        value={text.title}
        onChange={(title) => change({ title })}
        error={error}
        lengthMax={200}
      />
      <TextField
        label={say('ideas.public-text')}
        name="public-text"
        rows={3}
        value={text.text}
        onChange={(words) => change({ text: words })}
        lengthMax={4000}
      />
      {isDone ? (
        <TextField
          label={say('ideas.public-done')}
          name="public-done"
          rows={3}
          value={text.done}
          onChange={(done) => change({ done })}
          lengthMax={4000}
        />
      ) : null}
    </>
  );
}

type EffectProps = Readonly<{ idea: IdeaDetail['idea']; isOn: boolean; onChange: (isOn: boolean) => void }>;

/** The effect is measured when this is saved, and refused where it may not be said. */
function EffectToggle({ idea, isOn, onChange }: EffectProps) {
  const say = useSay();
  const { language } = useMe().staff;
  return (
    <div className="stack">
      <div>
        <Toggle isSelected={isOn} onChange={onChange}>
          {say('ideas.effect')}
        </Toggle>
      </div>
      <p className="hint">{idea.effect === null ? say('ideas.effect-note') : idea.effect.words[language]}</p>
    </div>
  );
}
