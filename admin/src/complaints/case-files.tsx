import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { request } from '../http/request.ts';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type CaseDetail, caseQuery } from './case-requests.ts';

/** What the customer sent along, and colleagues added: saved, never shown by us. */
export function CaseFiles({ detail }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const may = useMay();
  const { case: one, files } = detail;
  const canAdd = may('case.add-file') && one.closed_at === null;
  if (files.length === 0 && one.reach_by === '' && !canAdd) return null;
  return (
    <>
      {one.reach_by === '' ? null : <p>{say(`cases.reach-${one.reach_by}`)}</p>}
      {files.length === 0 && !canAdd ? null : <h3>{say('cases.files')}</h3>}
      {files.length === 0 ? null : (
        <ul className="case-files">
          {files.map(({ id, name, bytes }) => (
            <li key={id}>
              <a href={`/v1/cases/${one.id}/files/${id}`} download={name}>
                {name}
              </a>
              <small>{say('cases.file-size', { size: Math.max(1, Math.round(bytes / 1024)) })}</small>
            </li>
          ))}
        </ul>
      )}
      {canAdd ? <AddFile caseId={one.id} /> : null}
    </>
  );
}

function AddFile({ caseId }: Readonly<{ caseId: string }>) {
  const say = useSay();
  const id = useId();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const adding = useMutation({
    mutationFn: (file: File) =>
      request('POST', `/v1/cases/${caseId}/files`, { query: { name: file.name.slice(0, 300) }, file }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: caseQuery(caseId).queryKey }),
    onError: refuse,
  });
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('cases.file-add')}
      </label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain"
        disabled={adding.isPending}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) adding.mutate(file);
        }}
      />
      <span className="hint" id={`${id}-hint`}>
        {say('cases.file-hint')}
      </span>
    </div>
  );
}
