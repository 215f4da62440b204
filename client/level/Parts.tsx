import { Fragment } from "react";

const DOT = " · ";

/** A line of several short statements: where it breaks, it breaks between two of them, and the dot stays with the first. */
export function Parts({ text }: { readonly text: string }) {
  const parts = text.split(DOT);
  return parts.map((part, place) => (
    <Fragment key={part}>
      <span className="level-whole">{place < parts.length - 1 ? `${part} ·` : part}</span>{" "}
    </Fragment>
  ));
}
