import type { ComponentChildren } from 'preact';
import type { CaseFault, CaseFields, CaseFormView, CasePrivacyView, CaseShutView } from '../case-view.ts';
import { type MessageKey, message, ownWords } from '../catalogue.ts';
import keptWords from '../script/kept-words.ts?script';
import { caseFaultText, termWords } from './case-words.ts';
import { Prose, renderDocument } from './document.tsx';

const kinds = ['complaint', 'suggestion', 'question', 'compliment'] as const;
const ways = ['mail', 'phone'] as const;

/** What somebody comes with, of their own accord. It asks for little, and loses nothing of what was typed. */
export function renderCaseFormPage(view: CaseFormView): string {
  const { language, organisation, faults } = view;
  const heading = message(language, 'case.form.heading');
  const promised = {
    acknowledge: termWords(language, view.promised.acknowledge),
    decision: termWords(language, view.promised.decision),
  };
  return renderDocument({
    frame: view,
    organisation,
    title: faults.length === 0 ? heading : message(language, 'fault.title', { title: heading }),
    parts: ['frame', 'choice', 'keys', 'words', 'case', ...(faults.length === 0 ? [] : (['fault'] as const))],
    script: keptWords,
    privacy: 'case.privacy',
    content: (
      <form class="q" method="post" action={view.action} enctype="multipart/form-data" {...ownWords(language)}>
        <Faults view={view} />
        <h1>{heading}</h1>
        <p class="lead">{message(language, 'case.form.lead', promised)}</p>
        <input type="hidden" name="nonce" value={view.nonce} />
        <input type="hidden" name="language" value={language} />
        <Kind view={view} />
        <Text view={view} name="words" label="case.form.words" rows={5} most={8000} />
        <Line view={view} name="about" label="case.form.about" hint="case.form.about-hint" autocomplete="off" />
        <div class="fix">
          <Text view={view} name="remedy" label="case.form.remedy" hint="case.form.remedy-hint" rows={2} most={2000} />
        </div>
        <Files view={view} />
        <Person view={view} />
        <Trap view={view} />
        <div class="a">
          <button class="go" type="submit">
            {message(language, 'case.form.send')}
          </button>
        </div>
      </form>
    ),
  });
}

type Part = Readonly<{ view: CaseFormView }>;

/** Everything that is in the way, first on the page, each a link to its field. */
function Faults({ view }: Part) {
  const { language, faults, fileMegabytes, filesMax } = view;
  if (faults.length === 0) return null;
  return (
    <div class="err" role="alert">
      <h2>{message(language, 'case.fault.heading')}</h2>
      {faults.map((fault) => {
        const text = caseFaultText(language, fault, fileMegabytes, filesMax);
        return fault.field === null ? <p key={text}>{text}</p> : <a href={`#${fault.field}`}>{text}</a>;
      })}
    </div>
  );
}

/** Attributes that tie a field to what is wrong with it and to its hint. */
function tied(view: CaseFormView, name: CaseFault['field'], hasHint: boolean) {
  const isFaulty = view.faults.some(({ field }) => field === name);
  const described = [...(isFaulty ? [`${name}-fault`] : []), ...(hasHint ? [`${name}-hint`] : [])].join(' ');
  return {
    ...(isFaulty ? { 'aria-invalid': true as const } : {}),
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
}

function FaultOf({ view, name }: Part & Readonly<{ name: CaseFault['field'] }>) {
  const found = view.faults.filter(({ field }) => field === name);
  if (found.length === 0 || name === null) return null;
  return (
    <span class="msg" id={`${name}-fault`}>
      {found.map((fault) => caseFaultText(view.language, fault, view.fileMegabytes, view.filesMax)).join('. ')}
    </span>
  );
}

function Kind({ view }: Part) {
  const { language, typed } = view;
  return (
    <fieldset {...tied(view, 'kind', false)}>
      <legend>{message(language, 'case.form.kind')}</legend>
      <FaultOf view={view} name="kind" />
      <div class="s k3">
        {kinds.map((kind, place) => (
          <label key={kind}>
            <input
              id={place === 0 ? 'kind' : undefined}
              type="radio"
              name="kind"
              value={kind}
              required
              checked={typed.kind === kind}
            />
            <span>{message(language, `case.kind.${kind}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Field = Part &
  Readonly<{
    name: keyof CaseFields;
    label: MessageKey;
    hint?: MessageKey;
    autocomplete?: string;
    type?: 'email' | 'tel';
  }>;

function Labelled({ view, name, label, hint, children }: Field & Readonly<{ children: ComponentChildren }>) {
  const { language } = view;
  return (
    <div class="e">
      <label for={name}>
        <b>{message(language, label)}</b>
      </label>
      {hint === undefined ? null : <small id={`${name}-hint`}>{message(language, hint)}</small>}
      <FaultOf view={view} name={name} />
      {children}
    </div>
  );
}

function Line(field: Field) {
  const { view, name, hint, autocomplete, type } = field;
  const control = {
    id: name,
    name,
    maxlength: type === 'email' ? 320 : 200,
    autocomplete: autocomplete ?? 'off',
    value: view.typed[name],
    ...tied(view, name, hint !== undefined),
  };
  return (
    <Labelled {...field}>
      {type === 'email' ? <input type="email" {...control} /> : null}
      {type === 'tel' ? <input type="tel" {...control} /> : null}
      {type === undefined ? <input {...control} /> : null}
    </Labelled>
  );
}

function Text(field: Field & Readonly<{ rows: number; most: number }>) {
  const { view, name, hint, rows, most } = field;
  return (
    <Labelled {...field}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={most}
        required={name === 'words'}
        {...tied(view, name, hint !== undefined)}
      >
        {view.typed[name]}
      </textarea>
    </Labelled>
  );
}

/** Named sorts, and not all pictures: a telephone then makes a JPEG of what others cannot open. */
const accepted =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt';

function Files({ view }: Part) {
  const { language, filesMax, fileMegabytes } = view;
  return (
    <div class="e">
      <label for="files">
        <b>{message(language, 'case.form.files')}</b>
      </label>
      <small id="files-hint">
        {message(language, 'case.form.files-hint', { most: filesMax, size: fileMegabytes })}
      </small>
      <FaultOf view={view} name="files" />
      <input type="file" id="files" name="files" multiple accept={accepted} {...tied(view, 'files', true)} />
    </div>
  );
}

function Person({ view }: Part) {
  const { language, typed } = view;
  return (
    <>
      <Line view={view} name="name" label="case.form.name" autocomplete="name" />
      <div class="two">
        <Line view={view} name="email" label="case.form.email" autocomplete="email" type="email" />
        <Line view={view} name="phone" label="case.form.phone" autocomplete="tel" type="tel" />
      </div>
      <fieldset>
        <legend>{message(language, 'case.form.reach')}</legend>
        <div class="s k3">
          {ways.map((way) => (
            <label key={way}>
              <input type="radio" name="reach" value={way} checked={typed.reach === way} />
              <span>{message(language, `case.form.reach-${way}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="n">{message(language, 'case.form.nameless')}</p>
    </>
  );
}

/** It says what it is, for whoever hears the page read out; and it comes into sight for whoever it caught. */
function Trap({ view }: Part) {
  const { language, isDoubtful } = view;
  return (
    <div class={isDoubtful ? 'e' : 'v'}>
      <label for="website">{message(language, 'case.form.trap')}</label>
      <input
        id="website"
        name="website"
        autocomplete="off"
        {...(isDoubtful ? {} : { tabindex: -1 })}
        value={view.typed.website}
      />
    </div>
  );
}

/** Instead of the form, as long as it is switched off. */
export function renderCaseShutPage(view: CaseShutView): string {
  const { language, organisation } = view;
  const heading = message(language, 'case.shut.heading');
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose'],
    privacy: 'case.privacy',
    content: (
      <Prose words={ownWords(language)}>
        <h1>{heading}</h1>
        <p>{message(language, 'case.shut.text', { org: organisation })}</p>
      </Prose>
    ),
  });
}

export function renderCasePrivacyPage(view: CasePrivacyView): string {
  const { language, organisation } = view;
  const heading = message(language, 'case.privacy');
  const values = { org: organisation };
  return renderDocument({
    frame: view,
    organisation,
    title: heading,
    parts: ['frame', 'prose'],
    privacy: 'case.privacy',
    content: (
      <Prose words={ownWords(language)}>
        <h1>{heading}</h1>
        <p>{message(language, 'case.privacy.goes', values)}</p>
        <p>{message(language, 'case.privacy.kept')}</p>
        <p>{message(language, 'case.privacy.long', values)}</p>
        <p>{message(language, 'case.privacy.cookies')}</p>
      </Prose>
    ),
  });
}
