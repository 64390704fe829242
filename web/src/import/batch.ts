/** The part of the HTTP contract that the import page reads. */

export interface Counts {
  read: number;
  stored: number;
  corrected: number;
  duplicates: number;
  skipped: number;
  rejected: number;
  unlocated: number;
}

export const OVER = ['stored', 'stored_with_rejects', 'failed', 'cancelled', 'undone'] as const;
export const STATES = ['uploaded', 'understood', 'importing', ...OVER] as const;
export type BatchState = (typeof STATES)[number];

/** A batch on its way or at its end. */
export interface Batch {
  id: string;
  state: BatchState;
  source: string;
  file_name: string;
  counts: Counts;
  warnings: string[];
  progress?: {
    bytes_done: number;
    bytes_total: number;
    rows_read: number;
    rows_per_second: number;
    seconds_left: number | null;
  };
  problem?: { detail?: string; title?: string };
}

export interface Column {
  name: string;
  letter?: string;
  field?: string;
  why?: string;
}

export interface Table {
  sheet?: string;
  columns: Column[];
  unit?: string;
  period?: string;
  nil_report: boolean;
}

export interface DateColumn {
  column: string;
  order?: string;
  by?: string;
  question?: string;
  question_vi?: string;
}

/** What a dry run tells: nothing is stored. */
export interface Preview {
  file_name: string;
  counts: Counts;
  warnings: string[];
  understood: {
    format: string;
    encoding?: string;
    tables: Table[];
    dates: DateColumn[] | null;
    crs: string;
    crs_notes?: string[];
    crs_question?: string;
  };
  rows:
    | { row: number; line?: number; fields: Record<string, string>; places?: Record<string, string> }[]
    | null;
  rejected_rows: { row: number; line?: number; column: string; code: string; message: string }[] | null;
}

/** What is asked of a file, by the person who drops it. Empty: it is found out. */
export interface Asked {
  file: File;
  source: string;
  dateOrder: string;
  crs: string;
}

export const isOver = (state: BatchState): boolean => (OVER as readonly string[]).includes(state);

/** True where something has to be said before the file can be stored. */
export const hasQuestion = ({ understood }: Preview): boolean =>
  Boolean(understood.crs_question || understood.dates?.some(({ question }) => question));

/** Fields that any of the rows has, in the order in which they were met. */
export function fieldsOf(preview: Preview): string[] {
  return [...new Set((preview.rows ?? []).flatMap(({ fields }) => Object.keys(fields)))];
}
