import { type ConditionToken, conditionLengthMax } from './source-condition.ts';

const tokenShape =
  /\s*(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})'|(-?\d+(?:\.\d+)?)(?![\w.])|(<=|>=|!=|==|&&|\|\||[=<>!()])|([A-Za-z][\w.]{0,200}))/y;

const signs: readonly string[] = ['and', 'or', 'not', 'is_empty', 'empty', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'];

/** The words of a relevance equation of LimeSurvey's ExpressionScript; undefined when it counts, joins or calls anything. */
export function limesurveyTokens(source: string): readonly ConditionToken[] | undefined {
  if (source.length > conditionLengthMax) return undefined;
  const tokens: ConditionToken[] = [];
  const shape = new RegExp(tokenShape);
  const end = source.trimEnd().length;
  while (shape.lastIndex < end) {
    const found = shape.exec(source);
    if (found === null) return undefined;
    const [, double, single, number, sign, word] = found;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'value', value: quoted.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) });
    else if (sign !== undefined) tokens.push({ kind: 'sign', sign });
    else tokens.push(tokenOfWord(word ?? ''));
  }
  return tokens;
}

/** `Q1.NAOK`, `Q1_SQ001.NAOK` and `Q1` are answers. A suffix that asks for something else about them is no name at all. */
function tokenOfWord(word: string): ConditionToken {
  const lower = word.toLowerCase();
  if (signs.includes(lower)) return { kind: 'sign', sign: lower };
  return { kind: 'question', name: word.replace(/\.(NAOK|valueNAOK|value|code)$/, '') };
}
