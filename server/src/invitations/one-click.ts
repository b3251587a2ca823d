/** What RFC 8058 has a mail program post, in one of the two ways in which forms are written. */
const oneClickForm = /^List-Unsubscribe=One-Click\s*$/;
const oneClickPart =
  /^content-disposition: *form-data; *name="?List-Unsubscribe"?[^\n]*\n(?:[^\n]+\n)*\r?\n *One-Click *\r?$/im;

/** Whether a mail program pressed "unsubscribe" for its owner. Nothing but these very words is taken for it. */
export function isOneClick(contentType: string, body: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType) ? oneClickPart.test(body) : oneClickForm.test(body);
}

/** The button of our own page that was pressed. */
export function pressedButton(body: string): 'stop' | 'undo' | undefined {
  const act = new URLSearchParams(body).get('act');
  return act === 'stop' || act === 'undo' ? act : undefined;
}
