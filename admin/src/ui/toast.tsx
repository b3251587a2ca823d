import './overlay.css';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';

export type Toast = Readonly<{ text: string; undo?: () => void }>;

type Shown = Toast & { id: number };

const ToastContext = createContext<((toast: Toast) => void) | undefined>(undefined);

/** Long enough to read and to reach the undo, by hand or by keyboard. */
const shownMs = 10_000;
const toastsMax = 3;

/** Says that something was done, politely, with a way back. Everything but sending, publishing and erasing is undone here. */
export function ToastProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    const shown = { ...toast, id: nextId.current };
    setToasts((current) => [...current, shown].slice(-toastsMax));
  }, []);
  const hide = useCallback((id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)), []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      {/* A dialog makes the rest of the page inert, but not this: it is read out, and undone, while one is open. */}
      <div className="toasts" role="status" aria-live="polite" data-react-aria-top-layer="">
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} onHide={hide} />
        ))}
      </div>
    </ToastContext>
  );
}

export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === undefined) throw new Error('useToast stands outside the ToastProvider');
  return show;
}

function ToastView({ toast, onHide }: Readonly<{ toast: Shown; onHide: (id: number) => void }>) {
  const say = useSay();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => onHide(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, onHide, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: to look at it is not an action; it only stays longer
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo ? (
        <button
          type="button"
          onClick={() => {
            onHide(toast.id);
            toast.undo?.();
          }}
        >
          {say('ui.undo')}
        </button>
      ) : null}
    </div>
  );
}
