/** A start that cannot go on, told to the operator in one line. */
export class StorageRefusal extends Error {}
