import { namedOptions } from '../ui/named-options.ts';
import './letters.css';
import { useQuery } from '@tanstack/react-query';
import type { Letter } from '@voldaan/domain/studies/letter';
import { htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { surveysQuery } from '../surveys/survey-requests.ts';
import { Segment } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { letterPreviewUrl } from './letter-requests.ts';
import { LetterTrial } from './letter-trial.tsx';
import { plainLine } from './plain-line.ts';

type Props = Readonly<{
  surveyId: string;
  letter: Letter;
  languages: readonly LanguageTag[];
  /** Whether another study's question may go along in this mail: then it can be seen so. */
  mayTakeAlong?: boolean;
  /** Whether the mail says that answers are anonymous. */
  isAnonymous?: boolean;
}>;

const views = ['phone', 'desktop', 'dark', 'text'] as const;
type View = (typeof views)[number];

const pauseMs = 600;

/** The very mail that will be sent, in a frame that can do nothing. */
export function LetterPreview({ surveyId, letter, languages, mayTakeAlong = false, isAnonymous = false }: Props) {
  const say = useSay();
  const own = useLanguage().language;
  const [view, setView] = useState<View>('phone');
  const [chosen, setLanguage] = useState<string>(own);
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? own);
  const [along, setAlong] = useState('');
  const settled = useSettled(letter, pauseMs);
  return (
    <>
      <div className="preview-choices">
        <Segment
          label={say('preview.medium')}
          isLabelHidden
          value={view}
          options={views.map((offered) => ({ value: offered, label: say(`letter.view-${offered}`) }))}
          onChange={setView}
        />
        <Segment
          label={say('preview.language')}
          isLabelHidden
          value={language}
          options={languages.map((offered) => ({
            value: offered,
            label: <span lang={htmlLanguage(offered)}>{nameOfLanguage(offered)}</span>,
          }))}
          onChange={setLanguage}
        />
      </div>
      {mayTakeAlong ? <AlongChoice surveyId={surveyId} along={along} onChange={setAlong} /> : null}
      <div className={view === 'phone' || view === 'dark' ? 'mail-frame mail-frame-phone' : 'mail-frame'}>
        <PreviewHead letter={settled} language={language} />
        <PreviewFrame
          // A frame of its own for every change: going through them is no way back through the browser's pages.
          key={JSON.stringify([settled, view, language, along, isAnonymous])}
          action={letterPreviewUrl(surveyId)}
          fields={{
            letter: JSON.stringify(settled),
            language,
            part: view === 'text' ? 'text' : 'html',
            look: view === 'dark' ? 'dark' : 'light',
            ...(along === '' ? {} : { along }),
            ...(isAnonymous ? { asked: 'anonymously' } : {}),
          }}
        />
      </div>
      <p className="meta">{say('letter.no-images')}</p>
      <LetterTrial surveyId={surveyId} letter={letter} language={language} isAnonymous={isAnonymous} />
    </>
  );
}

type AlongProps = Readonly<{ surveyId: string; along: string; onChange: (along: string) => void }>;

/** The survey whose question goes along, of those that could. */
function AlongChoice({ surveyId, along, onChange }: AlongProps) {
  const say = useSay();
  const surveys = useQuery(surveysQuery);
  const others = (surveys.data ?? []).filter(({ id, state }) => id !== surveyId && state === 'published');
  if (others.length === 0) return null;
  const none = { value: '', label: say('letter.along-none') };
  return (
    <SelectField
      label={say('letter.along')}
      value={along}
      options={[none, ...namedOptions(others)]}
      onChange={onChange}
      hint={say('letter.along-hint')}
    />
  );
}

/** What the list of mails shows; a field about the customer shows what stands in for it. */
function PreviewHead({ letter, language }: Readonly<{ letter: Letter; language: string }>) {
  const say = useSay();
  const { workspace } = useMe();
  const plain = (text: string) => plainLine(text, workspace.name);
  return (
    <dl className="mail-head">
      <div>
        <dt>{say('letter.from')}</dt>
        <dd>{letter.senderName}</dd>
      </div>
      <div>
        <dt>{say('letter.subject')}</dt>
        <dd lang={htmlLanguage(language)}>
          <b>{plain(textIn(letter.subject, language))}</b> {plain(textIn(letter.preheader, language))}
        </dd>
      </div>
    </dl>
  );
}

type FrameProps = Readonly<{ action: string; fields: Readonly<Record<string, string>> }>;

/** A letter may be longer than an address, so that it is sent to its frame as a form. */
function PreviewFrame({ action, fields }: FrameProps) {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const name = useFrameName();
  useEffect(() => form.current?.submit(), []);
  return (
    <>
      <form ref={form} action={action} method="post" target={name} hidden>
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
      </form>
      <iframe name={name} title={say('preview.mail-title')} sandbox="" />
    </>
  );
}

function useFrameName(): string {
  return useState(() => `frame-${crypto.randomUUID()}`)[0];
}
