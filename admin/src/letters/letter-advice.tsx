import type { LetterFault } from '@voldaan/domain/studies/check-letter';
import { letterLintWords } from '@voldaan/domain/studies/letter-lint-words';
import type { LetterFinding } from '@voldaan/domain/studies/lint-letter';
import { lintWords } from '@voldaan/domain/surveys/lint/lint-words';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { nameOfLanguage } from '../surveys/builder/languages.ts';
import { Icon } from '../ui/icon.tsx';

type Props = Readonly<{
  /** The part of the letter that this stands under. */
  pointer: string;
  faults: readonly LetterFault[];
  findings: readonly LetterFinding[];
}>;

/** What keeps a part of the letter from customers, and what a colleague would say of it. */
export function LetterAdvice({ pointer, faults, findings }: Props) {
  const here = <Found extends Readonly<{ pointer: string }>>(found: readonly Found[]) =>
    found.filter((one) => isOf(one.pointer, pointer));
  const wrong = here(faults).filter(({ code }) => code !== 'text_missing');
  const advised = here(findings);
  if (wrong.length + advised.length === 0) return null;
  return (
    <ul className="letter-advice">
      {wrong.map((fault) => (
        <Fault key={`${fault.code} ${fault.pointer}`} fault={fault} />
      ))}
      {advised.map((finding) => (
        <Finding key={`${finding.code} ${finding.pointer}`} finding={finding} />
      ))}
    </ul>
  );
}

/** `/blocks` alone is about all of them; `/blocks/1` is not about `/blocks/10`. */
function isOf(pointer: string, part: string): boolean {
  return pointer === part || (part !== '/blocks' && pointer.startsWith(`${part}/`));
}

const worded = [
  'merge_field_unknown',
  'merge_attribute_unknown',
  'merge_fields_too_many',
  'letter_without_question',
  'letter_asks_twice',
  'letter_too_many_blocks',
  'text_unreadable',
] as const;

function Fault({ fault }: Readonly<{ fault: LetterFault }>) {
  const say = useSay();
  const code = worded.find((known) => known === fault.code);
  const { field = '', maximum = 0 } = fault.values ?? {};
  return (
    <li className="finding-bad">
      <Icon name="cross" />
      <span>{code === undefined ? say('letter.fault-other') : say(`letter.fault-${code}`, { field, maximum })}</span>
    </li>
  );
}

function Finding({ finding }: Readonly<{ finding: LetterFinding }>) {
  const say = useSay();
  const { language } = useLanguage();
  const { code, severity, found } = finding;
  const { reason, suggestion } = wordsOf(code);
  const fill = (text: string) => text.replaceAll('{found}', () => found);
  return (
    <li className={severity === 'hint' ? 'finding-hint' : 'finding-warn'}>
      <Icon name={severity === 'hint' ? 'info' : 'warning'} />
      <span>
        <span className="muted">{nameOfLanguage(finding.language)}: </span>
        <b>{fill(reason[language])}</b> {fill(suggestion[language])}
        <span className="unseen"> {say(`advice.${severity}`)}</span>
      </span>
    </li>
  );
}

function wordsOf(code: LetterFinding['code']) {
  switch (code) {
    case 'subject_long':
    case 'spam_word':
    case 'bare_link':
    case 'sender_nobody':
    case 'address_mixed':
    case 'letter_long':
      return letterLintWords[code];
    default:
      return lintWords[code];
  }
}
