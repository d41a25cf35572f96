// The twelve kinds of pages that are looked at by eye, each by its addresses in the sites' main language, which is Czech.
// Of several pages the longest is taken, for it is likely to show the most.

const RECORD = '[^/]+/index\\.html';

export const KINDS = {
  home: 'index\\.html',
  strategy: `strategie/${RECORD}`,
  goal: `cile/${RECORD}`,
  measures: 'opatreni/index\\.html',
  measure: `opatreni/${RECORD}`,
  document: `dokumenty/${RECORD}`,
  meeting: `jednani/${RECORD}`,
  funding: `financovani/${RECORD}`,
  schedule: 'harmonogram/index\\.html',
  tasks: 'ukoly/index\\.html',
  place: `mista/${RECORD}`,
  search: 'hledat/index\\.html',
};

// The pages of a site to look at, as `[kind, page]`.
export function pagesByKind(site) {
  const pages = [...site.pages.values()].filter((page) => page.redirect === null);
  return Object.entries(KINDS).map(([kind, pattern]) => {
    const those = pages.filter(({ file }) => new RegExp(`^${pattern}$`).test(file));
    if (those.length === 0) throw new Error(`${site.name} has no page of the kind \`${kind}\``);
    return [kind, those.reduce((longest, page) => (page.size > longest.size ? page : longest))];
  });
}
