import { useSyncExternalStore } from 'react';

const storageKey = 'voldaan.single-keys';
const listeners = new Set<() => void>();

/** Whether single letters are commands. Some people speak their letters or press them by accident: they turn it off. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(listen, readSingleKeys);
}

export function readSingleKeys(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

export function changeSingleKeys(isOn: boolean) {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // Storage is off in this browser; the keys stay as they are.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
