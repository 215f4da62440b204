/**
 * Whose page this is: a person or a screen. The cookie is the browser's, and another tab may change it; what was done on
 * this page must never go out in the name of whoever has signed in beside it.
 */
class PageOwner {
  #id: string | null = null;

  get id(): string | null {
    return this.#id;
  }

  is(id: string): void {
    this.#id = id;
  }
}

export const pageOwner = new PageOwner();
