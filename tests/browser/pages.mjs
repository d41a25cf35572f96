// What is wrong within single pages of a site, whatever the others hold.

// Every page that does not say from which template it is made, so that one of each can be looked at, or in what language.
export function unnamedPages(site) {
  return [...site.pages.values()]
    .filter((page) => page.redirect === null && !(page.template && page.language))
    .map((page) => ({ place: page.file, message: 'no `<meta name="vazba:template">` or no `lang`' }));
}

// Faults within single pages: ids that stand twice and whatever a strict policy refuses.
export function pageFaults(site) {
  return [...site.pages.values()].flatMap((page) =>
    page.faults.map(({ place, message }) => ({ place: `${page.file}:${place}`, message })),
  );
}
