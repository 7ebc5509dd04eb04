import { type Html, html, nothing } from './html.ts';

/** Frames a page's content; `head` may add to the document's head. */
export function document(title: string, content: Html, head: Html = nothing): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | FusionAuth</title>
<link rel="stylesheet" href="/css/hosted-pages.css">
${head}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}
