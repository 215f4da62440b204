import type { FileFault } from "../../shared/import/cells.ts";

/** Why a file cannot be read, thrown from wherever in its reading that shows; caught where the thread answers. */
export class FileRefused extends Error {
  readonly fault: FileFault;
  /** Where in the file, for people: "row 12, column C". Never what stands there. */
  readonly where: string | undefined;

  constructor(fault: FileFault, where?: string) {
    super(fault);
    this.fault = fault;
    this.where = where;
  }
}
