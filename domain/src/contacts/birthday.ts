/** Day and month; the year of birth is nobody's business here. */
export type Birthday = Readonly<{ month: number; day: number }>;

/** February has its leap day: who was born on it has a birthday too. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isBirthday({ month, day }: Birthday): boolean {
  return Number.isInteger(day) && day >= 1 && day <= (lengths[month - 1] ?? 0);
}
