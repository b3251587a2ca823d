/**
 * What this browser remembers of a survey, in the page's own storage: that somebody answered or closed it, and what could
 * not be sent yet. Written only after the person acted. A browser that stores nothing asks again; that is all.
 */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(`voldaan.${name}`, text);
  } catch {
    // Storage is switched off or full. The answer is still on its way.
  }
}

export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(`voldaan.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(`voldaan.${name}`);
  } catch {
    // What cannot be read cannot be there.
  }
}
