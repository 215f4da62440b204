/** What one file may be. Each limit has a name in the refusal, so that people know what to do about it. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 200;
/** Signs in one cell. */
export const MOST_IN_CELL = 2000;
/** Signs in one line of a text file. */
export const MOST_IN_LINE = 100_000;
/** Files inside a workbook: sheets, styles, pictures. Those of hospitals have 10 to 60. */
export const MOST_PARTS = 1000;
/** Bytes of all that is unpacked from a workbook: 50,000 rows of ten columns are about 25 MB. */
export const MOST_UNPACKED = 64 * 1024 * 1024;
/** Milliseconds, and megabytes, that reading one file may take. */
export const MOST_TIME = 10_000;
export const MOST_MEMORY = 256;
/** Rows that cannot be used are told one by one up to this many; all are counted. */
export const MOST_TOLD = 5000;
/** How long an import can be taken back as a whole. */
export const TAKE_BACK_DAYS = 30;
