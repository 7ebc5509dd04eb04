/** The one stylesheet of the hosted pages: light and dark, from small phones to desktops. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: #f3f5f9; --card: #ffffff; --text: #1a2233; --quiet: #5a6478; --line: #c3cad8;
  --accent: #3350c8; --accent-strong: #273fa3; --on-accent: #ffffff; --alarm: #a8182c; --alarm-page: #fdeef0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141d; --card: #1a202c; --text: #e8ecf5; --quiet: #a2adc2; --line: #4a566e;
    --accent: #93a8ff; --accent-strong: #b4c3ff; --on-accent: #10141d; --alarm: #ffb3bd; --alarm-page: #3b1b23;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; padding: 1.25rem;
  grid-template-columns: minmax(0, 25rem); place-content: center;
  background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
}
main {
  padding: clamp(1.5rem, 6vw, 2.5rem); background: var(--card);
  border: 1px solid var(--line); border-radius: 0.875rem;
}
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
p { margin: 0 0 1.5rem; color: var(--quiet); overflow-wrap: anywhere; }
form { display: grid; gap: 1.125rem; }
.field { display: grid; gap: 0.375rem; }
.field label { font-weight: 600; font-size: 0.9375rem; }
.field input {
  width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 0.5rem;
}
.field input[aria-invalid="true"] { border-color: var(--alarm); }
.field .message { color: var(--alarm); font-size: 0.875rem; }
.choice { display: flex; align-items: center; gap: 0.625rem; min-height: 2rem; }
.choice input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent); }
.button {
  min-height: 2.875rem; padding: 0.5rem 1rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 0; border-radius: 0.5rem;
}
.button:hover { background: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert {
  margin: 0 0 1.25rem; padding: 0.75rem 1rem; color: var(--alarm); background: var(--alarm-page); border-radius: 0.5rem;
}
pre {
  margin: 0; padding: 1rem; font-size: 0.8125rem; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--page); border-radius: 0.5rem;
}
a { color: var(--accent); }
.button.quiet { color: inherit; background: transparent; border: 1px solid var(--line); }
.aside { margin: 1.25rem 0 0; }
iframe { display: none; }
`;

/** Submits the page's only form: the self-submitting page of response mode `form_post`. */
export const FORM_POST_SCRIPT = 'document.forms[0].submit();\n';
