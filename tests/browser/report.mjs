// Turns a list of faults into a failed test that a person can read: what is wrong, how often, and where first.

const SHOWN = 25;

// Passes when there are no faults; else fails with each different one once.
export function none(faults) {
  if (faults.length === 0) return;
  const places = new Map();
  for (const { message, place } of faults) {
    if (!places.has(message)) places.set(message, []);
    if (place) places.get(message).push(place);
  }
  const lines = [...places].slice(0, SHOWN).map(([message, [first, ...others]]) => {
    const more = others.length ? ` and ${others.length} more` : '';
    return first ? `  ${message}\n      ${first}${more}` : `  ${message}`;
  });
  if (places.size > SHOWN) lines.push(`  … and ${places.size - SHOWN} more kinds`);
  const error = new Error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${lines.join('\n')}`);
  error.stack = error.message; // where this file stands helps nobody
  throw error;
}
