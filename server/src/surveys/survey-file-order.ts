/** The order in which a survey is read, from what it is to what it asks; PostgreSQL's jsonb keeps none. */
const keyOrder: readonly string[] = [
  ...['survey', 'revision', 'definition'],
  ...['kind', 'id', 'item', 'questionnaire', 'name', 'languages', 'organisation', 'moment', 'product', 'attributes'],
  ...['scaleLabels', 'slip', 'title', 'detail', 'reader', 'sentence', 'when', 'heading', 'text', 'required'],
  ...[
    'scale',
    'role',
    'comparabilityKey',
    'halfSteps',
    'offers',
    'attribute',
    'touchpoint',
    'direction',
    'alternative',
  ],
  ...['minimum', 'maximum', 'decimals', 'unit', 'earliest', 'latest', 'lengthMax', 'short', 'purpose', 'partly'],
  ...['shuffled', 'choose', 'choicesMax', 'takesText', 'exclusive', 'options', 'expected', 'experienced', 'questions'],
  ...['nodes', 'otherwise', 'thanks', 'variants', 'norm', 'value', 'singleUse', 'statuses'],
];

const places = new Map(keyOrder.map((key, place) => [key, place]));

/** The value with the keys of every object in one order: known ones as above, languages and other names by alphabet. */
export function inFileOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inFileOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => comparePlaces(one, other));
  return Object.fromEntries(entries.map(([key, part]) => [key, inFileOrder(part)]));
}

function comparePlaces(one: string, other: string): number {
  const [first, second] = [places.get(one) ?? keyOrder.length, places.get(other) ?? keyOrder.length];
  if (first !== second) return first - second;
  return one < other ? -1 : 1;
}
