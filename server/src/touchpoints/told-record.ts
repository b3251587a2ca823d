import type { FieldIssue } from '../http/problem.ts';

/** One record of a stream with its number, from 1: an event to read, or why it is none. */
export type ToldRecord = Readonly<{ line: number }> & (Readonly<{ event: unknown }> | Readonly<{ issue: FieldIssue }>);
