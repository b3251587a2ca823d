import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

/** Puts statements together and runs none. */
const writer = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export type KeptValues = Readonly<Record<string, unknown>>;

/** Runs a statement with these values: `executeQuery` takes it. */
export type KeptQuery<Row> = (values: KeptValues) => CompiledQuery<Row>;

/** The place of a value in a statement that is put together once: the value is the one of this name. */
export function namedValue(name: string): RawBuilder<unknown> {
  return sql`${{ placeOf: name }}`;
}

/**
 * A statement whose values are named by `namedValue`, put together once and not each time that it runs: for one that every request
 * asks that takes longer than sending it.
 *
 * @throws RangeError when it is run without one of its values.
 */
export function keptQuery<Row>(statement: RawBuilder<Row>): KeptQuery<Row> {
  const written = statement.compile(writer);
  return (values) => ({ ...written, parameters: written.parameters.map((place) => valueAt(place, values)) });
}

function valueAt(place: unknown, values: KeptValues): unknown {
  if (typeof place !== 'object' || place === null || !('placeOf' in place)) return place;
  const name = String(place.placeOf);
  if (!(name in values)) throw new RangeError(`a statement was run without its ${name}`);
  return values[name];
}
