import { Link } from '@tanstack/react-router';
import { evidenceKinds, kindsOfEvidence } from '@voldaan/domain/interviews/problem';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ProblemWish } from './record-requests.ts';

type List = ProblemWish['evidence'];
type Piece = List[number];
type Props = Readonly<{ evidence: List; onChange: (evidence: List) => void }>;

/** Everything that shows the problem, of whatever kind, each with the way to where it stands. */
export function EvidenceFields({ evidence, onChange }: Props) {
  const say = useSay();
  const change = (place: number, part: Partial<Piece>) =>
    onChange(evidence.map((piece, at) => (at === place ? { ...piece, ...part } : piece)));
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Section
      label={say('problems.evidence')}
      heading={say('problems.evidence-heading', { count: evidence.length, kinds: kindsOfEvidence(evidence) })}
      note={say('problems.evidence-note')}
    >
      {[...evidence.entries()].map(([place, piece]) => (
        <fieldset className="record-part field-grid" key={place}>
          <legend className="unseen">{say('problems.evidence-number', { number: place + 1 })}</legend>
          <SelectField
            label={say('problems.evidence-kind')}
            value={piece.kind}
            options={evidenceKinds.map((kind) => ({ value: kind, label: say(`evidence-kind.${kind}`) }))}
            onChange={(kind) => change(place, { kind })}
          />
          <TextField
            name={`evidence.${place}.words`}
            label={say('problems.words')}
            value={piece.words}
            rows={2}
            onChange={(words) => change(place, { words })}
          />
          <TextField
            name={`evidence.${place}.ref`}
            label={say('problems.ref')}
            value={piece.ref ?? ''}
            onChange={(ref) => change(place, { ref: idIn(ref) })}
            hint={say('problems.ref-hint')}
          />
          <p className="row after-field">
            <WayTo id={piece.ref ?? ''} />
            <Button size="small" look="quiet" onPress={() => onChange(evidence.filter((_, at) => at !== place))}>
              {say('problems.remove-evidence', { number: place + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      <Button onPress={() => onChange([...evidence, { kind: 'answer', ref: '', words: '', at: today }])}>
        {say('problems.add-evidence')}
      </Button>
    </Section>
  );
}

/** Whoever copies the address of a screen means what it shows. */
function idIn(text: string): string {
  return /(?:rsp|rec|cas)_\w{26}/.exec(text)?.[0] ?? text.trim();
}

/** A number leads to what it is the number of. */
function WayTo({ id }: Readonly<{ id: string }>) {
  const say = useSay();
  if (id.length !== 30) return null;
  const words = say('problems.open-ref', { ref: id.slice(0, 4) });
  if (id.startsWith('rsp_'))
    return (
      <Link to="/responses/$responseId" params={{ responseId: id }}>
        {words}
      </Link>
    );
  if (id.startsWith('rec_'))
    return (
      <Link to="/records/$recordId" params={{ recordId: id }}>
        {words}
      </Link>
    );
  if (id.startsWith('cas_'))
    return (
      <Link to="/cases/$caseId" params={{ caseId: id }}>
        {words}
      </Link>
    );
  return null;
}
