import type { SelectOption } from './select-field.tsx';

type Named = Readonly<{ id: string; name: string }>;

/** What has an id and a name, as it is offered in a select. */
export function namedOptions(named: readonly Named[]): readonly SelectOption<string>[] {
  return named.map(({ id, name }) => ({ value: id, label: name }));
}
