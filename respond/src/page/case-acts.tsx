import { inOrder } from '@voldaan/domain/surveys/language-tag';
import type { CaseStatusView } from '../case-view.ts';
import { message } from '../catalogue.ts';

type Part = Readonly<{ view: CaseStatusView }>;

/** What a customer can do on the page of their case: what the rules let them, and no more. */
export function CaseActs({ view }: Part) {
  const { language, may, phone, action, nonce } = view;
  const call =
    phone === '' ? null : (
      <a class="skip" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
        {message(language, 'case.status.call', { phone: inOrder(language, phone) })}
      </a>
    );
  const hidden = (
    <>
      <input type="hidden" name="nonce" value={nonce} />
      <input type="hidden" name="language" value={language} />
    </>
  );
  if (may.reopen)
    return (
      <form class="b" method="post" action={action}>
        {hidden}
        <Words view={view} label="case.status.reopen" hint="case.status.reopen-hint" />
        <Buttons act="reopen" label="case.form.send" view={view}>
          {call}
        </Buttons>
      </form>
    );
  if (!may.add) return call === null ? null : <div class="a">{call}</div>;
  return (
    <>
      {may.agree ? (
        <form class="b" method="post" action={action}>
          {hidden}
          <Buttons act="agree" label="case.status.agree" view={view} />
        </form>
      ) : null}
      <form class="b" method="post" action={action}>
        {hidden}
        {may.disagree ? (
          <Words view={view} label="case.status.disagree" hint="case.status.disagree-hint" />
        ) : (
          <Words view={view} label="case.status.add" />
        )}
        <Buttons act={may.disagree ? 'disagree' : 'add'} label="case.form.send" view={view} isSecond={may.agree}>
          {call}
        </Buttons>
      </form>
    </>
  );
}

type WordsProps = Part &
  Readonly<{
    label: 'case.status.add' | 'case.status.disagree' | 'case.status.reopen';
    hint?: 'case.status.disagree-hint' | 'case.status.reopen-hint';
  }>;

function Words({ view, label, hint }: WordsProps) {
  const { language, typed, fault } = view;
  return (
    <div class="e">
      <label for="words">
        <b>{message(language, label)}</b>
      </label>
      {hint === undefined ? null : <small id="words-hint">{message(language, hint)}</small>}
      <textarea
        id="words"
        name="words"
        rows={3}
        maxlength={8000}
        required
        {...(hint === undefined ? {} : { 'aria-describedby': 'words-hint' })}
        {...(fault === undefined ? {} : { 'aria-invalid': true as const })}
      >
        {typed}
      </textarea>
    </div>
  );
}

type ButtonsProps = Part &
  Readonly<{
    act: 'add' | 'agree' | 'disagree' | 'reopen';
    label: 'case.form.send' | 'case.status.agree';
    /** One button of a page is filled; the other way stands beside it. */
    isSecond?: boolean;
    children?: unknown;
  }>;

function Buttons({ view, act, label, isSecond = false, children }: ButtonsProps) {
  return (
    <div class="a">
      <button class={isSecond ? 'go low' : 'go'} type="submit" name="act" value={act}>
        {message(view.language, label)}
      </button>
      {children}
    </div>
  );
}
