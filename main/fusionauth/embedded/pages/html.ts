const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Insertion = Html | string | readonly Html[];

function render(insertion: Insertion): string {
  if (insertion instanceof Html) {
    return insertion.markup;
  }
  if (typeof insertion === 'string') {
    return insertion.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  }
  return insertion.map(({ markup }) => markup).join('');
}

/** A template whose insertions are escaped, unless they are markup already. */
export function html(template: TemplateStringsArray, ...insertions: readonly Insertion[]): Html {
  return new Html(String.raw({ raw: template }, ...insertions.map(render)));
}

/** Nothing at all. */
export const nothing = new Html('');
