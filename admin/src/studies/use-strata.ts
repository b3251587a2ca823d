import { useQuery } from '@tanstack/react-query';
import { lifecycles, stages } from '@voldaan/domain/contacts/customer';
import { languageNames, languages } from '@voldaan/domain/language';
import { holidayCountries } from '@voldaan/domain/studies/calendar/public-holidays';
import type { StratifyBy } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { attributesQuery } from '../contacts/customer-requests.ts';

/** A trait that parts the customers, and the groups that it makes as far as they are known beforehand. */
export type Strata = Readonly<{
  by: StratifyBy;
  name: string;
  cells: readonly Readonly<{ id: string; name: string }>[];
}>;

/** A group by its name: the word of its trait, or the value itself where the company named it. */
export function useGroupWords(by: StratifyBy | undefined): (id: string) => string {
  const say = useSay();
  const cells = useStrata().find((strata) => strata.by === by)?.cells ?? [];
  return (id) => groupName(cells, id) ?? say('study-draws.no-group');
}

/** Whose trait nobody knows is in no group; a value that is offered no more keeps its own word. */
export function groupName(cells: Strata['cells'], id: string): string | undefined {
  return id === '' ? undefined : (cells.find((cell) => cell.id === id)?.name ?? id);
}

/** By what a sample can be divided: what every customer has, and the company's own attributes with fixed values. */
export function useStrata(): readonly Strata[] {
  const say = useSay();
  const attributes = useQuery(attributesQuery).data ?? [];
  return [
    {
      by: 'language',
      name: say('study-by.language'),
      cells: languages.map((id) => ({ id, name: languageNames[id] })),
    },
    {
      by: 'lifecycle',
      name: say('study-by.lifecycle'),
      cells: lifecycles.map((id) => ({ id, name: say(`lifecycle.${id}`) })),
    },
    { by: 'stage', name: say('study-by.stage'), cells: stages.map((id) => ({ id, name: say(`stage.${id}`) })) },
    {
      by: 'country',
      name: say('study-by.country'),
      cells: holidayCountries.map((id) => ({ id, name: say(`study-country.${id}`) })),
    },
    ...attributes
      .filter(({ kind }) => kind === 'choice')
      .map(({ key, name, choices }) => ({
        by: `attribute:${key}` as const,
        name,
        cells: choices.map((choice) => ({ id: choice, name: choice })),
      })),
  ];
}
