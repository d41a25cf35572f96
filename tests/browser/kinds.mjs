// The twelve kinds of pages that are looked at by eye, each by its templates: the first that a site has is taken, and of
// its pages in the language of the front page the longest.

import { onePageOfEachTemplate } from './site.mjs';

export const KINDS = {
  home: ['home.html'],
  strategy: ['strategy.html'],
  goal: ['goal.html'],
  measures: ['list-measure.html', 'list.html'],
  measure: ['measure.html'],
  document: ['document.html', 'record.html'],
  meeting: ['meeting.html'],
  indicator: ['indicator.html', 'record.html'],
  schedule: ['list-milestone.html'],
  tasks: ['tasks.html'],
  place: ['place.html', 'record.html'],
  search: ['search.html', 'calendar.html'],
};

// The pages of a site to look at, by kind; a kind that the site lacks is left out.
export function pagesByKind(site) {
  const { language } = site.pages.get('index.html');
  const chosen = onePageOfEachTemplate(site).filter((page) => page.language === language);
  const find = (templates) => templates.map((name) => chosen.find((page) => page.template === name)).find(Boolean);
  return Object.entries(KINDS)
    .map(([kind, templates]) => [kind, find(templates)])
    .filter(([, page]) => page);
}
