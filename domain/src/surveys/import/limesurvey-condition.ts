import { type ConditionToken, conditionTokens, quotedValue } from './condition-tokens.ts';

const tokenShape =
  /\s*(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})'|(-?\d+(?:\.\d+)?)(?![\w.])|(<=|>=|!=|==|&&|\|\||[=<>!()])|([A-Za-z][\w.]{0,200}))/y;

const signs: readonly string[] = ['and', 'or', 'not', 'is_empty', 'empty', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'];

/** The words of a relevance equation of LimeSurvey's ExpressionScript; undefined when it counts, joins or calls anything. */
export function limesurveyTokens(source: string): readonly ConditionToken[] | undefined {
  return conditionTokens(source, tokenShape, tokenOf);
}

function tokenOf([, double, single, number, sign, word]: RegExpExecArray): ConditionToken {
  const quoted = double ?? single;
  if (quoted !== undefined) return quotedValue(quoted);
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  return sign === undefined ? tokenOfWord(word ?? '') : { kind: 'sign', sign };
}

/** `Q1.NAOK`, `Q1_SQ001.NAOK` and `Q1` are answers. A suffix that asks for something else about them is no name at all. */
function tokenOfWord(word: string): ConditionToken {
  const lower = word.toLowerCase();
  if (signs.includes(lower)) return { kind: 'sign', sign: lower };
  return { kind: 'question', name: word.replace(/\.(NAOK|valueNAOK|value|code)$/, '') };
}
