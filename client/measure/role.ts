/** A role inside a sentence: "Spør kvalitetsrådgiver", but "Spør IKT-ansvarlig". */
export function roleInSentence(role: string): string {
  const [first = "", second = ""] = role;
  return second === second.toLowerCase() ? first.toLowerCase() + role.slice(first.length) : role;
}
