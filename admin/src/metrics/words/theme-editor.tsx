import './words.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { useCallback, useMemo, useState } from 'react';
import { useMay, useMe } from '../../accounts/use-me.ts';
import { NotFound } from '../../app/not-found.tsx';
import { useSay } from '../../catalogue/text.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { type Submission, useSubmit } from '../../ui/use-submit.ts';
import { editOf, newEdit, type RuleTexts, rulesOf, type ThemeEdit } from './theme-edit.ts';
import { ThemePreview } from './theme-preview.tsx';
import { ThemeVersions } from './theme-versions.tsx';
import { changeTheme, makeTheme, removeTheme, type Theme, themesQuery } from './words-requests.ts';

const editRoute = getRouteApi('/signed-in/words/themes/$themeId');
const newRoute = getRouteApi('/signed-in/words/themes/new');

export function NewTheme() {
  const { word, language } = newRoute.useSearch();
  return <ThemeEditor theme={undefined} start={newEdit(word, language)} />;
}

export function EditTheme() {
  const { themeId } = editRoute.useParams();
  const themes = useQuery(themesQuery({}));
  return (
    <QueryView query={themes} lines={5}>
      {({ data }) => {
        const found = data.find(({ id }) => id === themeId);
        return found === undefined ? <NotFound /> : <ThemeEditor key={found.id} theme={found} start={editOf(found)} />;
      }}
    </QueryView>
  );
}

type EditorProps = Readonly<{ theme: Theme | undefined; start: ThemeEdit }>;

/** What a theme is and by which words it is told, with what that would hit and miss beside it. */
function ThemeEditor({ theme, start }: EditorProps) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(start);
  const change = (part: Partial<ThemeEdit>) => setEdit((current) => ({ ...current, ...part }));
  const rules = useMemo(() => rulesOf(edit.rules), [edit.rules]);
  const send = useCallback(async () => {
    const wish = { name: edit.name, description: edit.description, rules: rulesOf(edit.rules) };
    await (theme === undefined ? makeTheme(wish) : changeTheme(theme.id, wish));
    await Promise.all(['themes', 'words'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    toast({ text: say('themes.saved', { name: edit.name }) });
    await navigate({ to: '/words' });
  }, [edit, theme, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const isEditable = may(theme === undefined ? 'theme.make' : 'theme.change');
  return (
    <>
      <PageHead
        title={theme === undefined ? say('themes.new') : theme.name}
        crumb={<Link to="/words">{say('words.title')}</Link>}
      />
      <Form submission={submission}>
        <Section heading={say('themes.what')} note={say('themes.what-note')}>
          <WhatFields edit={edit} change={change} submission={submission} />
        </Section>
        <RuleSection edit={edit} change={change} submission={submission} />
        <p className="row theme-actions">
          {isEditable ? (
            <Button type="submit" look="primary" isPending={submission.isPending}>
              {say('themes.save')}
            </Button>
          ) : null}
          <Link className={buttonClass('quiet')} to="/words">
            {say('ui.not-yet')}
          </Link>
          {theme !== undefined && may('theme.remove') ? <Remove theme={theme} /> : null}
        </p>
      </Form>
      {may('theme.preview') ? <ThemePreview rules={rules} themeId={theme?.id ?? null} /> : null}
      {theme === undefined ? null : <ThemeVersions themeId={theme.id} />}
    </>
  );
}

type PartProps = Readonly<{
  edit: ThemeEdit;
  change: (part: Partial<ThemeEdit>) => void;
  submission: Submission;
}>;

function WhatFields({ edit, change, submission }: PartProps) {
  const say = useSay();
  return (
    <div className="stack theme-fields">
      <TextField
        label={say('themes.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={submission.errorOf('name')}
        lengthMax={80}
        isRequired
      />
      <TextField
        label={say('themes.description')}
        name="description"
        hint={say('themes.description-hint')}
        value={edit.description}
        onChange={(description) => change({ description })}
        error={submission.errorOf('description')}
        lengthMax={500}
        rows={2}
      />
    </div>
  );
}

/** The reader's own language first: most codebooks have no other. */
function RuleSection({ edit, change, submission }: PartProps) {
  const say = useSay();
  const { language: own } = useMe().staff;
  const languages = wordLanguages.toSorted((one, other) => Number(other === own) - Number(one === own));
  const sent = rulesOf(edit.rules);
  const changeRule = (language: (typeof wordLanguages)[number], part: Partial<RuleTexts>) =>
    change({ rules: { ...edit.rules, [language]: { ...edit.rules[language], ...part } } });
  return (
    <Section heading={say('themes.rules')} note={say('themes.rules-note')}>
      <div className="stack theme-fields">
        {languages.map((language) => {
          const place = sent.findIndex((rule) => rule.language === language);
          const fault = submission.problem?.errors.find(({ pointer }) => pointer.startsWith(`/rules/${place}/`));
          const isWords = fault?.pointer.includes('/words') === true;
          const isEmpty = submission.problem?.errors.some(({ pointer }) => pointer === '/rules') && language === own;
          return (
            <fieldset key={language}>
              <legend className="field-label">{say(`themes.language-${language}`)}</legend>
              <div className="columns">
                <TextField
                  label={say('themes.words')}
                  name={`rules.${language}.words`}
                  value={edit.rules[language].words}
                  onChange={(words) => changeRule(language, { words })}
                  error={isWords ? fault?.detail : isEmpty ? say('themes.words-needed') : undefined}
                  rows={3}
                />
                <TextField
                  label={say('themes.unless')}
                  name={`rules.${language}.unless`}
                  value={edit.rules[language].unless}
                  onChange={(unless) => changeRule(language, { unless })}
                  error={fault !== undefined && !isWords ? fault.detail : undefined}
                  rows={3}
                />
              </div>
            </fieldset>
          );
        })}
      </div>
    </Section>
  );
}

function Remove({ theme }: Readonly<{ theme: Theme }>) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const remove = async () => {
    try {
      await removeTheme(theme.id);
      await queryClient.invalidateQueries({ queryKey: ['themes'] });
      toast({ text: say('themes.removed', { name: theme.name }) });
      await navigate({ to: '/words' });
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {say('themes.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => void remove()}
        heading={say('themes.remove-heading', { name: theme.name })}
        confirmLabel={say('themes.remove')}
        isDanger
      >
        <p>{say('themes.remove-detail')}</p>
      </ConfirmDialog>
    </>
  );
}
