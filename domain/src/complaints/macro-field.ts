import { mergeFieldShape } from '../surveys/merge-field.ts';
import { tidyValue } from '../surveys/tidy-value.ts';

/** What a standard text of the desk may have in braces: {name|beste klant}. The same shape as in letters and surveys. */
export const macroFieldNames = ['number', 'name', 'owner', 'company', 'promised', 'subject', 'today'] as const;
export type MacroFieldName = (typeof macroFieldNames)[number];

export type MacroValues = Readonly<Record<MacroFieldName, string>>;

/** A field, or a brace without its partner: half a field is a mistake as much as an unknown one. */
const braces = /\{[^{}]*\}?|\}/g;

/** Everything in braces that is no field, as it stands in the text. */
export function unknownMacroFields(text: string): readonly string[] {
  return (text.match(braces) ?? []).filter((whole) => {
    const [[, name, of] = []] = whole.matchAll(mergeFieldShape);
    return of !== undefined || !isMacroField(name);
  });
}

export type FilledMacro = Readonly<{
  text: string;
  /** Fields of which nothing is known in this case, and that have no words to fall back on. */
  missing: readonly MacroFieldName[];
}>;

/**
 * A standard text with its fields filled in for one case.
 *
 * Use when it is put into a note or a letter. When not to use: for letters of a wave (studies/letter.ts), which are filled
 * customer by customer. What comes out of a field is never read again: a customer who is called {company} is called so.
 *
 * @example
 * fillMacro('Beste {name|klant}, zaak {number}', values).text; // 'Beste klant, zaak 26-0107'
 * @throws nothing.
 */
export function fillMacro(text: string, values: MacroValues): FilledMacro {
  const missing: MacroFieldName[] = [];
  const filled = text.replace(mergeFieldShape, (whole, name: string, of?: string, fallback?: string) => {
    if (of !== undefined || !isMacroField(name)) return whole;
    const value = tidyValue(values[name]) || (fallback ?? '');
    if (value === '' && !missing.includes(name)) missing.push(name);
    return value;
  });
  return { text: filled, missing };
}

function isMacroField(name: string | undefined): name is MacroFieldName {
  return macroFieldNames.some((known) => known === name);
}
