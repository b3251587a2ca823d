import { contactRoles, lifecycles, stages } from '@voldaan/domain/contacts/customer';
import { languageNames, languages } from '@voldaan/domain/language';
import type { Audience } from '@voldaan/domain/studies/study-draft';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { AttributeTicks } from './attribute-ticks.tsx';
import { type ChangeStudy, changePlan } from './study-edit.ts';
import { Ticks } from './ticks.tsx';

type Props = Readonly<{ audience: Audience; change: ChangeStudy }>;

/** Whom the study is about. Nothing ticked leaves nobody out; the less common traits wait behind a word. */
export function AudienceFields({ audience, change }: Props) {
  const say = useSay();
  const set = (part: Audience) => changePlan(change, { audience: { ...audience, ...part } });
  const others = [audience.stages, audience.roles, audience.languages, audience.attributes];
  // As it was found: to close it under the hand that takes the last tick away would lose its place.
  const [hadOthers] = useState(() => others.some((chosen) => (chosen?.length ?? 0) > 0));
  return (
    <>
      <Ticks
        label={say('study.who')}
        offered={lifecycles.map((value) => [value, say(`lifecycle.${value}`)])}
        chosen={audience.lifecycles ?? []}
        onChange={(chosen) => set({ lifecycles: chosen })}
      />
      <details open={hadOthers}>
        <summary>{say('study.who-more')}</summary>
        <div className="step-form">
          <Ticks
            label={say('study.who-languages')}
            offered={languages.map((value) => [value, languageNames[value]])}
            chosen={audience.languages ?? []}
            onChange={(chosen) => set({ languages: chosen })}
          />
          <Ticks
            label={say('study.who-stages')}
            offered={stages.map((value) => [value, say(`stage.${value}`)])}
            chosen={audience.stages ?? []}
            onChange={(chosen) => set({ stages: chosen })}
          />
          <Ticks
            label={say('study.who-roles')}
            offered={contactRoles.map((value) => [value, say(`contact-role.${value}`)])}
            chosen={audience.roles ?? []}
            onChange={(chosen) => set({ roles: chosen })}
          />
          <AttributeTicks chosen={audience.attributes ?? []} onChange={(attributes) => set({ attributes })} />
        </div>
      </details>
      <p className="hint">{say('study.who-hint')}</p>
    </>
  );
}
