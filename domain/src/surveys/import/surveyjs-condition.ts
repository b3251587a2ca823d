import { type ConditionToken, conditionTokens, quotedValue } from './condition-tokens.ts';

const tokenShape =
  /\s*(?:\{([^{}]{1,200})\}|'((?:[^'\\]|\\.){0,500})'|"((?:[^"\\]|\\.){0,500})"|(-?\d+(?:\.\d+)?)(?![\w.])|(<>|<=|>=|!=|==|&&|\|\||[=<>!()[\],])|([a-z]+)\b)/iy;

/** The words of a condition of SurveyJS. Undefined when some of it is none of them: functions, sums, dates. */
export function surveyjsTokens(source: string): readonly ConditionToken[] | undefined {
  return conditionTokens(source, tokenShape, tokenOf);
}

function tokenOf([, question, single, double, number, sign, word]: RegExpExecArray): ConditionToken {
  if (question !== undefined) return { kind: 'question', name: question.trim() };
  const quoted = single ?? double;
  if (quoted !== undefined) return quotedValue(quoted);
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  if (sign !== undefined) return { kind: 'sign', sign };
  const lower = (word ?? '').toLowerCase();
  if (lower === 'true' || lower === 'false') return { kind: 'value', value: lower === 'true' };
  return { kind: 'sign', sign: lower };
}
