/** What an address of the idea page is of: a board's door with what was scanned, one's receipt, or neither. */
export type Place =
  | { readonly kind: "board"; readonly short: string; readonly secret: string | undefined }
  | { readonly kind: "receipt"; readonly secret: string }
  | { readonly kind: "none" };

const RECEIPT = "/i/svar";

export function placeOf({ pathname, hash }: Pick<Location, "pathname" | "hash">): Place {
  const secret = hash.slice(1);
  if (pathname === RECEIPT) return secret === "" ? { kind: "none" } : { kind: "receipt", secret };
  const short = /^\/i\/([a-z0-9]{4})\/?$/i.exec(pathname)?.[1];
  return short ? { kind: "board", short: short.toLowerCase(), secret: secret || undefined } : { kind: "none" };
}

/** The receipt's link: whoever has it sees the answer, so it goes nowhere but to the giver. */
export function receiptAddress(secret: string): string {
  return `${RECEIPT}#${secret}`;
}
