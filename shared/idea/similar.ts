/** Words that say nothing about what an idea is about; bokmål, nynorsk and English. */
const SAYS_NOTHING = new Set(
  (
    "alle alltid andre bare blir burde dei deira den denne der dere deres det dette disse ein eit eller enn ens for fordi fra " +
    "frå gang gjøre gjere god gode hadde han har heller her hos hun hva hvis hvor ikke ikkje ingen inn ingenting ja kan kva " +
    "kunne kvar lage litt man med meg meir mellom men mer mot mye mykje må måtte noe noen noko nokon når oftere også opp oss " +
    "over på seg sin skal skulle slik slippe slipp som til ved vere vi vil ville være vår våre the and for with that this " +
    "have should could can our not you more from when they will would into"
  ).split(" "),
);
/** Norwegian bends and joins words at their end: what begins alike is taken for the same word. */
const STEM = 5;
const LEAST_WORD = 3;
const MOST = 3;
/** So large a part of the smaller text must be found in the other. */
const LEAST_SHARE = 0.5;

function stems(text: string): ReadonlySet<string> {
  const words = text.toLocaleLowerCase("nb-NO").match(/\p{L}+/gu) ?? [];
  return new Set(
    words.filter((word) => word.length >= LEAST_WORD && !SAYS_NOTHING.has(word)).map((word) => word.slice(0, STEM)),
  );
}

/** 0 = nothing in common; two texts that share one word only are never alike. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  const least = Math.min(a.size, b.size);
  return shared < Math.min(2, least) || least === 0 ? 0 : shared / least;
}

/** @returns the few of some titled things that are most like a text, most alike first */
export function mostAlike<Item extends { readonly title: string }>(text: string, items: readonly Item[]): Item[] {
  const wanted = stems(text);
  return items
    .map((item) => ({ item, score: likeness(wanted, stems(item.title)) }))
    .filter(({ score }) => score >= LEAST_SHARE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ item }) => item);
}
