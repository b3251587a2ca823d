import { caseNumber } from '../complaints/cases.ts';

type CaseColumns = Readonly<{ case_id: string | null; case_year: number | null; case_number: number | null }>;

/** The case that a visit or a promise is of; of one that whoever asks does not see nothing is said. */
export function caseBehind({ case_id: id, case_year: year, case_number: number }: CaseColumns) {
  return id === null || year === null || number === null ? null : { id, number: caseNumber({ year, number }) };
}
