import { CaseOfAnswer } from '../complaints/case-of-answer.tsx';
import { ResponseDetail } from '../responses/response-detail.tsx';

/** An answer, with the way to its case. */
export function ResponseScreen() {
  return <ResponseDetail following={(responseId) => <CaseOfAnswer responseId={responseId} />} />;
}
