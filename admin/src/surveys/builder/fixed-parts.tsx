import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { useSay } from '../../catalogue/text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CloseSurvey } from '../close-survey.tsx';
import type { LocalisedField } from '../localised-fields.tsx';
import { NormField } from '../norm-field.tsx';
import { PartFindings } from './part-findings.tsx';
import { PartHeading, PartSection } from './part-section.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useBuilder } from './use-builder.ts';

/** What stands above every page, and the names that are the same in every language. */
export function SlipPart() {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  const { slip, reader } = definition;
  const uses = (field: string) => JSON.stringify([definition.nodes, slip, definition.thanks]).includes(field);
  const filler = (name: 'moment' | 'product', label: string): LocalisedField => ({
    name,
    label,
    value: definition[name] ?? {},
    onChange: (value: SurveyText, group) => change((current) => ({ ...current, [name]: value }), group),
  });
  return (
    <>
      <PartHeading note={say('editor.slip-note')}>{say('editor.slip')}</PartHeading>
      <SlipNames />
      <div className="hairline">
        <SurveyTexts
          caption={say('editor.slip')}
          fields={[
            {
              name: 'slip.title',
              label: say('editor.slip-title'),
              value: slip.title,
              onChange: (title, group) =>
                change((current) => ({ ...current, slip: { ...current.slip, title } }), group),
            },
            {
              name: 'slip.detail',
              label: say('editor.slip-detail'),
              value: slip.detail,
              onChange: (detail, group) =>
                change((current) => ({ ...current, slip: { ...current.slip, detail } }), group),
            },
            ...(uses('{moment') ? [filler('moment', say('editor.moment'))] : []),
            ...(uses('{product') ? [filler('product', say('editor.product'))] : []),
            {
              name: 'reader.sentence',
              label: say('editor.reader-sentence'),
              value: reader.sentence,
              onChange: (sentence, group) =>
                change((current) => ({ ...current, reader: { ...current.reader, sentence } }), group),
            },
          ]}
        />
      </div>
      <PartFindings part="slip" />
      <CloseSurvey survey={useBuilder().survey} />
    </>
  );
}

/** Three names that are the same in every language. */
function SlipNames() {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  return (
    <div className="field-grid">
      <TextField
        className="span-3"
        label={say('editor.name')}
        name="name"
        hint={say('editor.name-hint')}
        value={definition.name}
        onChange={(name) => change((current) => ({ ...current, name }), 'name')}
      />
      <TextField
        className="span-3"
        label={say('editor.organisation')}
        name="organisation"
        hint={say('editor.organisation-hint')}
        value={definition.organisation}
        onChange={(organisation) => change((current) => ({ ...current, organisation }), 'organisation')}
      />
      <TextField
        className="span-3"
        label={say('editor.reader')}
        name="reader.name"
        hint={say('editor.reader-hint')}
        value={definition.reader.name}
        onChange={(name) => change((current) => ({ ...current, reader: { ...current.reader, name } }), 'reader.name')}
      />
    </div>
  );
}

export function NormPart() {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  return (
    <>
      <PartHeading note={say('editor.norm-note')}>{say('editor.norm-heading')}</PartHeading>
      <NormField
        key={definition.norm.role}
        norm={definition.norm}
        onChange={(value) => change((current) => ({ ...current, norm: { ...current.norm, value } }), 'norm')}
      />
      <PartFindings part="norm" />
      <PartSection heading={say('norm.why')}>
        <p className="note">{say('norm.why-text')}</p>
      </PartSection>
    </>
  );
}
