/** A text that several people type in at once, without a `Y.` type. */
export interface SharedText {
  read(): string;
  /** Removes and inserts at a place, in UTF-16 units; several in one `change` are one update. */
  splice(at: number, remove: number, insert: string): void;
  change(run: () => void): void;
  /** Hears every change of the text, also one's own. @returns how to stop */
  subscribe(listener: () => void): () => void;
}
