/** What a person has looked at, per person and department, on this browser: { row id: version }. */

type Versions = Record<string, number>;

const nameOf = (subject: string, department: string) => `plumbline.seen.${subject}.${department}`;

export class Seen {
  private versions: Versions | null;
  private readonly name: string;
  private readonly storage: Storage;

  constructor(subject: string, department: string, storage: Storage) {
    this.name = nameOf(subject, department);
    this.storage = storage;
    this.versions = readVersions(storage.getItem(this.name));
  }

  /** On the first look of all, everything counts as seen: a board full of marks marks nothing. */
  begin(rows: readonly { id: string; version: number }[]): void {
    if (this.versions === null) this.mark(rows);
  }

  isNews(row: { id: string; version: number }): boolean {
    return this.versions !== null && (this.versions[row.id] ?? 0) < row.version;
  }

  isNew(row: { id: string }): boolean {
    return this.versions !== null && !(row.id in this.versions);
  }

  mark(rows: readonly { id: string; version: number }[]): void {
    const versions = { ...this.versions };
    for (const row of rows) versions[row.id] = Math.max(versions[row.id] ?? 0, row.version);
    this.versions = versions;
    this.save();
  }

  /** Forget rows that are gone, so that the store does not grow for ever. */
  keepOnly(rows: readonly { id: string }[]): void {
    if (this.versions === null) return;
    const ids = new Set(rows.map((row) => row.id));
    this.versions = Object.fromEntries(Object.entries(this.versions).filter(([id]) => ids.has(id)));
    this.save();
  }

  private save(): void {
    try {
      this.storage.setItem(this.name, JSON.stringify(this.versions));
    } catch {
      // A full or forbidden store costs the marks, never the board.
    }
  }
}

function readVersions(text: string | null): Versions | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Versions) : null;
  } catch {
    return null;
  }
}
