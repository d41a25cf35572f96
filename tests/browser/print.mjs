// Pages as they are printed: what has no use on paper is gone, links to other sites stand with their addresses.

// Faults of one page that is open in the browser.
export async function printFaults(page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const found = await page.evaluate(() => {
    const shown = (element) => element.getClientRects().length > 0;
    const after = (element) => getComputedStyle(element, '::after').content;
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const canonical = document.querySelector('link[rel="canonical"]')?.href;
    const faults = [];
    for (const element of all('nav, form, :not(th) > button, input, [role="search"], .skip')) {
      faults.push(`${element.outerHTML.slice(0, 60)} is printed`);
    }
    for (const link of all('main a[href^="http"]')) {
      const wanted = link.classList.contains('web') ? 'none' : JSON.stringify(` (${link.getAttribute('href')})`);
      const printed = link.classList.contains('web') && after(link) === 'normal' ? 'none' : after(link);
      if (printed !== wanted) faults.push(`${link.href} is followed by ${printed}, not ${wanted}`);
      if (link.classList.contains('web') && !link.textContent.includes('://')) faults.push(`${link.href} is not its own words`);
    }
    for (const link of all('main a:not([href^="http"], .web)')) {
      if (after(link).includes('(')) faults.push(`${link.getAttribute('href')} is followed by an address`);
    }
    const address = all('.address').map((element) => element.textContent).join();
    if (canonical && !address.endsWith(canonical)) faults.push(`the page's own address is not printed: ${address}`);
    if (getComputedStyle(document.documentElement).backgroundColor !== 'rgb(255, 255, 255)') faults.push('the ground is not white');
    const terms = document.querySelector('.terms');
    if (terms && !shown(terms)) faults.push('the terms are not printed');
    return { faults, links: all('main a[href^="http"]').length, terms: terms ? 1 : 0 };
  });
  await page.emulateMedia({ media: 'screen' });
  return found;
}
