import type { SourceValue } from './source-value.ts';

/** One word of a source's language of conditions. Names are kept apart from values: nothing is ever run. */
export type ConditionToken =
  | Readonly<{ kind: 'question'; name: string }>
  | Readonly<{ kind: 'value'; value: SourceValue }>
  | Readonly<{ kind: 'sign'; sign: string }>;

/** Longer ones are not read: nobody wrote them by hand. */
const lengthMax = 4000;

/** The words of a condition, each by a sticky pattern of its language. Undefined when some of it is none of them. */
export function conditionTokens(
  source: string,
  shape: RegExp,
  tokenOf: (found: RegExpExecArray) => ConditionToken,
): readonly ConditionToken[] | undefined {
  if (source.length > lengthMax) return undefined;
  const tokens: ConditionToken[] = [];
  const next = new RegExp(shape);
  const end = source.trimEnd().length;
  while (next.lastIndex < end) {
    const found = next.exec(source);
    if (found === null) return undefined;
    tokens.push(tokenOf(found));
  }
  return tokens;
}

/** What stands between quotation marks, where a backslash takes the next character as it is. */
export function quotedValue(quoted: string): ConditionToken {
  return { kind: 'value', value: quoted.replace(/\\(.)/g, '$1') };
}
