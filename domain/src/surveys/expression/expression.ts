/**
 * A condition of a survey, as a tree. Data only, made by parseExpression: there are no functions to call, nothing to
 * look inside of but what is known of the customer, and nothing that goes on for ever.
 */
export type Expression =
  | Readonly<{ kind: 'number'; value: number }>
  | Readonly<{ kind: 'text'; value: string }>
  | Readonly<{ kind: 'answer'; id: string }>
  | Readonly<{ kind: 'contact'; name: string }>
  | Readonly<{ kind: 'language' | 'channel' }>
  | Readonly<{ kind: 'answered'; id: string }>
  | Readonly<{ kind: 'not' | 'negative'; operand: Expression }>
  | Readonly<{ kind: 'and' | 'or'; operands: readonly Expression[] }>
  | Readonly<{ kind: 'compare'; operator: Comparison; left: Expression; right: Expression }>
  | Readonly<{ kind: 'has'; left: Expression; option: string }>
  | Readonly<{ kind: 'in'; left: Expression; choices: readonly (number | string)[] }>
  | Readonly<{ kind: 'arithmetic'; operator: Arithmetic; left: Expression; right: Expression }>;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Arithmetic = '+' | '-' | '*' | '/';

/** The words of the language. No question may be called by one of them. */
export const expressionWords = ['and', 'or', 'not', 'has', 'in', 'answered', 'contact', 'language', 'channel'] as const;
