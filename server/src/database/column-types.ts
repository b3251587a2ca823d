import type { ColumnType } from 'kysely';

/** A JSON column: read as T, written as its JSON text or an object that pg turns into it. */
export type Json<T> = ColumnType<T, string | T, string | T>;
export type Time = ColumnType<Date, Date | string, Date | string>;
export type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
export type DefaultTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** A JSON column that the database fills in when it is left out. */
export type DefaultJson<T> = ColumnType<T, string | T | undefined, string | T>;
