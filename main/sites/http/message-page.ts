import { html } from './html.ts';

/** A page that says one thing and leads back to the start. Text is escaped here. */
export function messagePage(title: string, says: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<link rel="stylesheet" href="/message.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${says}</p>
<p><a href="/">Back to the start</a></p>
</main>
</body>
</html>
`.toString();
}

/** Its style sheet, a file of its own because the Content-Security-Policy forbids inline styles. */
export const messageStyle = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 12vh auto 0; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
`;
