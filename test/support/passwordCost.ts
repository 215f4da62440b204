import type { PasswordCost } from "../../server/access/passwords.ts";

/**
 * A whole run founds a hundred hospitals and signs their people in: at the full cost that is five minutes of nothing but
 * hashing. The scheme is the same, and what a server takes by itself is tested in `test/server/access/passwords.test.ts`.
 */
export const NO_COST: PasswordCost = { N: 2, r: 1, p: 1 };
