import { type ConditionToken, conditionLengthMax } from './source-condition.ts';

const tokenShape =
  /\s*(?:\{([^{}]{1,200})\}|'((?:[^'\\]|\\.){0,500})'|"((?:[^"\\]|\\.){0,500})"|(-?\d+(?:\.\d+)?)(?![\w.])|(<>|<=|>=|!=|==|&&|\|\||[=<>!()[\],])|([a-z]+)\b)/iy;

/** The words of a condition of SurveyJS. Undefined when some of it is none of them: functions, sums, dates. */
export function surveyjsTokens(source: string): readonly ConditionToken[] | undefined {
  if (source.length > conditionLengthMax) return undefined;
  const tokens: ConditionToken[] = [];
  const shape = new RegExp(tokenShape);
  const end = source.trimEnd().length;
  while (shape.lastIndex < end) {
    const found = shape.exec(source);
    if (found === null) return undefined;
    tokens.push(tokenOf(found));
  }
  return tokens;
}

function tokenOf([, question, single, double, number, sign, word]: RegExpExecArray): ConditionToken {
  if (question !== undefined) return { kind: 'question', name: question.trim() };
  const quoted = single ?? double;
  if (quoted !== undefined) return { kind: 'value', value: quoted.replace(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  if (sign !== undefined) return { kind: 'sign', sign };
  const lower = (word ?? '').toLowerCase();
  if (lower === 'true' || lower === 'false') return { kind: 'value', value: lower === 'true' };
  return { kind: 'sign', sign: lower };
}
