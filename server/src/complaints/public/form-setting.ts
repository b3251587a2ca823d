import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { staffOfId } from '../../accounts/views.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { makeToken } from '../../secret/token.ts';
import { findTouchpointName, listCaseHandlers } from '../person-views.ts';
import { saveCaseForm } from './form-store.ts';
import { type CaseFormRow, findCaseForm, listTouchpointNames } from './form-views.ts';
import type { CaseFormBody, CaseFormShown } from './schema.ts';

export function showCaseForm(product: Product, { workspaceId }: Caller): Promise<CaseFormShown> {
  return inWorkspace(product.databases.app, workspaceId, (db) => shown(product, db));
}

/** What is not in the change stays. Opened for the first time, the form gets its link, which it keeps when it is shut. */
export function changeCaseForm(product: Product, caller: Caller, body: CaseFormBody): Promise<CaseFormShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { contact_id } = body;
    if (contact_id !== undefined && contact_id !== null && (await staffOfId(db, contact_id)) === undefined)
      throw new Refusal('staff_unknown', { pointer: '/contact_id' });
    const known = await findCaseForm(db);
    await save(product, db, caller, {
      token: known?.token ?? makeToken(caller.workspaceCode),
      is_open: body.is_open ?? known?.is_open ?? false,
      staff_id: contact_id === undefined ? (known?.staff_id ?? null) : contact_id,
      phone: body.phone ?? known?.phone ?? '',
      external_recourse: body.external_recourse ?? known?.external_recourse ?? '',
    });
    return shown(product, db);
  });
}

/** Another link; the one before leads nowhere from then on, wherever it hangs. */
export function renewCaseForm(product: Product, caller: Caller): Promise<CaseFormShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await findCaseForm(db);
    if (known === undefined) throw new Refusal('not_found');
    await save(product, db, caller, { ...known, token: makeToken(caller.workspaceCode) });
    return shown(product, db);
  });
}

/** What the QR code of a place says; without a place, of the form as such. */
export function caseFormQr(product: Product, caller: Caller, touchpointId: string | undefined): Promise<string> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const form = await findCaseForm(db);
    if (form === undefined) throw new Refusal('not_found');
    if (touchpointId !== undefined && (await findTouchpointName(db, touchpointId)) === undefined)
      throw new Refusal('not_found');
    const place = touchpointId === undefined ? '' : `&at=${showId('tch', touchpointId)}`;
    return `${formUrl(product, form)}?via=qr${place}`;
  });
}

async function save(product: Product, db: WorkspaceTransaction, caller: Caller, form: CaseFormRow): Promise<void> {
  const at = product.clock();
  const { token, is_open, staff_id, phone, external_recourse } = form;
  await saveCaseForm(db, { token, isOpen: is_open, staffId: staff_id, phone, externalRecourse: external_recourse, at });
  await recordAudit(db, { staffId: caller.staffId, action: 'case-form.changed', at });
}

async function shown(product: Product, db: WorkspaceTransaction): Promise<CaseFormShown> {
  const form = await findCaseForm(db);
  const handlers = await listCaseHandlers(db);
  const contact = handlers.find(({ id }) => id === form?.staff_id);
  const url = form === undefined ? null : formUrl(product, form);
  return {
    is_open: form?.is_open ?? false,
    url,
    qr_url: url === null ? null : `${url}?via=qr`,
    contact: contact === undefined ? null : { id: contact.id, name: contact.name },
    phone: form?.phone ?? '',
    external_recourse: form?.external_recourse ?? '',
    colleagues: handlers.map(({ id, name }) => ({ id, name })),
    touchpoints: [...(await listTouchpointNames(db))],
  };
}

function formUrl(product: Product, { token }: Pick<CaseFormRow, 'token'>): string {
  return `${product.config.baseUrl}/c/${token}`;
}
