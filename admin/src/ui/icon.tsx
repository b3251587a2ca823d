const paths = {
  check: 'M4 10.5 8 14.5 16 5.5',
  cross: 'M5 5l10 10M15 5 5 15',
  warning: 'M10 3.2 18 16.8H2zM10 8.2v4M10 14.6v.1',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.5M10 6.3v.1',
  plus: 'M10 4v12M4 10h12',
  link: 'M8.5 11.5l3-3M7 9.5 5.2 11.3a3 3 0 0 0 4.2 4.2L11 13.9M13 10.5l1.8-1.8a3 3 0 0 0-4.2-4.2L9 6.1',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.2 13.2 17 17',
  overview: 'M3.5 9.5 10 4l6.5 5.5V16h-13z',
  responses: 'M3.5 11.5h4l1 2h3l1-2h4M3.5 11.5V15.5h13v-4l-2-7h-9z',
  surveys: 'M5 3.5h10v13H5zM7.5 7.5h5M7.5 10.5h5M7.5 13.5h3',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  file: 'M6 3.5h5.5L15 7v9.5H6zM11.5 3.5V7H15',
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H9',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H8.5a4 4 0 0 0 0 8H11',
  external: 'M11.5 4.5h4v4M15.5 4.5 9 11M13.5 11v4.5h-9v-9H9',
} as const;

export type IconName = keyof typeof paths;

/** Icons only stand beside words, so they are never read aloud. */
export function Icon({ name }: Readonly<{ name: IconName }>) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
