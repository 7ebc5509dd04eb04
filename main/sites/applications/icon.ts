/** The site's icon: a cup in its own colour, as SVG. */
export function siteIcon(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/><path d="M8 11h13v6a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zm13 1h2a3 3 0 0 1 0 7h-2" fill="none" stroke="#fff" stroke-width="2.4"/></svg>`;
}
