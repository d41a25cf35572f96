// What the search must answer, by the name of the folder of the site.
//
// query: what is typed; at: the page, where it is not the Czech one; first: the best result; finds, lacks: addresses
// among the results that are shown at once; notes: what stands beside the title of the best result; nothing: there must
// be none; says: the count as it is announced. many: a query with more results of a kind than are shown at once, if the
// site has one.

const DEMONSTRATION = [
  // The same word in other forms, with marks and without, also in forms that no text has.
  { query: 'bydlení', first: '/cile/bydleni/', notes: [], finds: ['/dokumenty/monitoring-bydleni-obci-lk/'] },
  { query: 'BYDLENIM', first: '/cile/bydleni/' },
  { query: 'bydleních', first: '/cile/bydleni/' },
  { query: 'bydlenich', first: '/cile/bydleni/' },
  { query: 'dluhů', first: '/cile/dluhy/', finds: ['/opatreni/dluhove-poradenstvi/'] },
  { query: 'dluhového poradenství', first: '/opatreni/dluhove-poradenstvi/' },
  { query: 'dluhoveho poradenstvi', first: '/opatreni/dluhove-poradenstvi/' },
  { query: 'obec', first: '/partneri/obce/' },
  { query: 'obcemi', first: '/partneri/obce/' },
  { query: 'cizinec', first: '/cilove-skupiny/cizinci/' },
  { query: 'cizincu', first: '/cilove-skupiny/cizinci/' },
  // A word only begun.
  { query: 'poraden', first: '/opatreni/dluhove-poradenstvi/' },
  { query: 'kriz', first: '/opatreni/krizove-byty/' },
  // Abbreviations and what they stand for.
  { query: 'NNO', first: '/slovnik/nno/', finds: ['/partneri/nno/'] },
  { query: 'nestátní neziskové organizace', first: '/partneri/nno/', finds: ['/slovnik/nno/'] },
  { query: 'nestátních neziskových organizací', first: '/partneri/nno/', finds: ['/slovnik/nno/'] },
  { query: 'regionálním akčním plánem', finds: ['/slovnik/rap/'] },
  { query: 'RAP', finds: ['/slovnik/rap/', '/dokumenty/rap-lk-2021/'] },
  // All words must be there.
  { query: 'krizové byty', first: '/opatreni/krizove-byty/', lacks: ['/cile/bydleni/'] },
  { query: 'byty krizovy', first: '/opatreni/krizove-byty/' },
  // Words of nearly every text are none, and who types no mark may still mean a noun.
  { query: 'byt', first: '/opatreni/krizove-byty/', says: '3 výsledky' },
  { query: 'sociální byty', first: '/stranky/financni-kryti/', says: '1 výsledek' },
  { query: 'socialni byty', first: '/stranky/financni-kryti/', says: '1 výsledek' },
  { query: 'být', nothing: true, says: 'Napište aspoň jedno celé slovo nebo tři první písmena.' },
  { query: 'byl byla mají', nothing: true, says: 'Napište aspoň jedno celé slovo nebo tři první písmena.' },
  { query: 'byty mají být', first: '/opatreni/krizove-byty/', says: '3 výsledky' },
  { query: 'data', first: '/dokumenty/datove-centrum-socialnich-sluzeb/' },
  // Marks that were typed are meant.
  { query: 'řada', lacks: ['/organy/rada-kraje/', '/harmonogram/rada-kraje/'] },
  { query: 'reditelé škol', nothing: true },
  // A record stands before what mentions it, and a title before one that holds it.
  { query: 'zastupitelstvo', first: '/organy/zastupitelstvo-kraje/', finds: ['/organy/vybory-zastupitelstva/'] },
  { query: 'zastupitelstvo libereckého kraje', first: '/organy/zastupitelstvo-kraje/' },
  { query: 'výbory', first: '/organy/vybory-zastupitelstva/' },
  { query: 'rada', first: '/organy/rada-kraje/' },
  { query: 'KPSS', first: '/slovnik/kpss/', finds: ['/dokumenty/datove-centrum-socialnich-sluzeb/'] },
  { query: 'obce', first: '/partneri/obce/' },
  // What is no word, and what is none that anybody would type.
  { query: '§', nothing: true, says: 'Napište aspoň jedno celé slovo nebo tři první písmena.' },
  { query: '§ 35 zákona', nothing: true },
  { query: '.'.repeat(500), nothing: true, says: 'Napište aspoň jedno celé slovo nebo tři první písmena.' },
  { query: '1.1.1.'.repeat(500), nothing: true },
  { query: 'rrrrrr '.repeat(500), nothing: true },
  { query: 'r'.repeat(5000), nothing: true },
  { query: 'constructor __proto__ $& {query}', nothing: true, says: 'Pro „constructor __proto__ $& {query}“ jsme nic nenašli.' },
  { query: 'dluhy xyzzy', nothing: true, says: 'Pro „dluhy xyzzy“ jsme nic nenašli.' },
  { query: 'xyzzy', nothing: true, says: 'Pro „xyzzy“ jsme nic nenašli.' },
  { query: 'v a na', nothing: true, says: 'Napište aspoň jedno celé slovo nebo tři první písmena.' },
  // Pages of many records, and other languages.
  { query: 'kalendar', finds: ['/kalendar/'] },
  { query: 'debts', at: '/en/search/', first: '/en/goals/dluhy/' },
];

const VZOROVY_KRAJ = [
  { query: 'byty', finds: ['/opatreni/krajske-byty/', '/cile/e-1-1/', '/projekty/byty-cihelna/'] },
  { query: 'bytech', finds: ['/opatreni/krajske-byty/', '/cile/e-1-1/', '/projekty/byty-cihelna/'] },
  { query: 'rada', first: '/organy/rada/' },
  { query: 'řada', first: '/dokumenty/jednaci-rad/', lacks: ['/organy/rada/', '/organy/rada-prikladov/'] },
  { query: 'jednací řád', first: '/dokumenty/jednaci-rad/' },
  { query: 'jednaci rad', first: '/dokumenty/jednaci-rad/' },
  { query: 'zastupitelstvo', first: '/organy/zastupitelstvo/' },
  { query: 'krajskymi byty', first: '/opatreni/krajske-byty/', notes: ['Strategie 2030'] },
  { query: 'pečovatelkám', first: '/opatreni/pecovatelky-v-terenu/', finds: ['/jednani/ps-socialni-2024-05/#bod-1'] },
  { query: 'pecovatelkam', first: '/opatreni/pecovatelky-v-terenu/' },
  { query: 'cyklobusech', first: '/slovnik/cyklobus/', finds: ['/opatreni/cyklobusy/'] },
  { query: 'školními autobusy', first: '/opatreni/skolni-autobusy/' },
  { query: 'skolni autobus', first: '/opatreni/skolni-autobusy/' },
  { query: 'chodnikach', first: '/opatreni/chodniky/' },
  // What is done where, and for whom.
  { query: 'péče seniory', finds: ['/opatreni/pecovatelky-v-terenu/'] },
  { query: 'Chystanice pečovatelky', first: '/opatreni/pecovatelky-v-terenu/' },
  // Codes.
  { query: '2.8', first: '/opatreni/dluhova-poradna/', says: '1 výsledek' },
  { query: 'opatření 2.8', first: '/opatreni/dluhova-poradna/' },
  { query: '1.1', first: '/opatreni/takt-zeleznice/', finds: ['/dokumenty/adaptacni-strategie/#1.1'] },
  { query: 'a.1', first: '/cile/a-1/' },
  // Parts lead to their places.
  { query: 'nábor pečovatelek', first: '/jednani/ps-socialni-2026-03/#nabor' },
  { query: 'MAS', finds: ['/slovnik/mas/', '/partneri/mas-povzorci/', '/financovani/pres-mas/'] },
  { query: 'místními akčními skupinami', finds: ['/slovnik/mas/', '/partneri/mas-povzorci/', '/mista/mas-predlohy/'] },
  { query: 'ŘS', finds: ['/slovnik/ri/', '/organy/ridici-skupina/'] },
  { query: 'rs', finds: ['/slovnik/ri/'] },
  { query: 'ridici skupiny', finds: ['/slovnik/ri/'] },
  // Drafts are nowhere.
  { query: 'kanárek', nothing: true, says: 'Pro „kanárek“ jsme nic nenašli.' },
  { query: 'lanovka', nothing: true },
  { query: 'flat', at: '/en/search/', finds: ['/en/measures/krajske-byty/', '/en/measures/bydleni-s-podporou/'] },
  // What is not translated is found by its own words, in any form.
  { query: 'chodníků', at: '/en/search/', first: '/en/measures/chodniky/' },
  { query: 'автобуси', at: '/uk/poshuk/', finds: ['/uk/zakhody/jedna-jizdenka/'] },
];

// The made-up strategy of tests/bench with 10,000 measures, by the default theme.
const BENCH = [
  { query: '1.1.3', first: '/opatreni/m-000003/', says: '1 výsledek' },
  // Of titles that hold all words, those with the fewest others.
  { query: 'vodního hospodářství', finds: ['/cile/c-0008/', '/opatreni/m-000038/'] },
  { query: 'vodnimi hospodarstvimi', finds: ['/cile/c-0008/', '/opatreni/m-000038/'] },
  { query: 'kraj', finds: ['/strategie/strategie/'] },
  { query: 'kra', finds: ['/strategie/strategie/'] },
  { query: 'obec', finds: ['/financovani/rozpocty-obci/'] },
  { query: 'odbory', finds: ['/partneri/odbor-regionalniho-rozvoje/'] },
  { query: 'podpora obnova rozšíření příprava koordinace digitalizace', finds: [] },
  { query: 'dostupnost zubní péče v mikroregionech s úbytkem obyvatel', finds: [] },
  { query: 'A.3.10', finds: ['/dokumenty/d-00003/#a-3-10'] },
  { query: 'jednání pracovní skupiny pro vzdělávání', finds: [] },
  { query: 'xyzzy', nothing: true },
];

export const TABLES = {
  demonstration: {
    address: '/hledat/',
    queries: DEMONSTRATION,
    long: {
      forms: ['bydlení', 'bydleni', 'bydlením', 'Bydlení', 'bydleních', 'bydlenich', 'bydlenim', 'BYDLENÍ'],
      other: 'dluhy',
      letter: /^K$/,
      record: '/opatreni/krizove-byty/',
    },
  },
  'vzorovy-kraj': {
    address: '/hledat/',
    queries: VZOROVY_KRAJ,
    long: {
      forms: ['autobusy', 'autobusu', 'autobusům', 'autobusech', 'autobusum', 'Autobus'],
      other: 'byty',
      letter: /^Š$/,
      many: { query: 'kraj', kind: 'opatreni' },
      record: '/opatreni/skolni-autobusy/',
    },
  },
  'ten-thousand': {
    address: '/hledat/',
    queries: BENCH,
    long: {
      forms: ['knihovny', 'knihoven', 'knihovnami', 'knihovnam', 'Knihovna'],
      other: 'zdravotní péče',
      letter: /^O/,
      record: '/opatreni/m-000003/',
    },
  },
};
