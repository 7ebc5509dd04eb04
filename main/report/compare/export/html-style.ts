/** Everything the HTML export looks like: light and dark alike, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #0e1113);
  --panel: light-dark(#f4f6f7, #151a1d);
  --line: light-dark(#dde2e4, #293136);
  --text: light-dark(#14191c, #e4e9eb);
  --soft: light-dark(#4c585e, #a3b0b6);
  --accent: light-dark(#00707c, #42c3cf);
  --stands-out: light-dark(#fcf0de, #35240d);
  --stands-out-edge: light-dark(#8a4b00, #f0ac4e);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  padding: 32px 24px 64px;
  background: var(--ground);
  color: var(--text);
  font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
h3 { font-size: 14px; margin: 24px 0 4px; }
p { margin: 4px 0; color: var(--soft); max-width: 96ch; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
:target { background: var(--stands-out); outline: 4px solid var(--stands-out); }
code, .where { font: 12px/1.45 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; }
.scroll { overflow: auto; max-height: calc(100vh - 32px); margin-top: 16px; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
th, td { padding: 6px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
td { min-width: 168px; border-left: 1px solid var(--line); overflow-wrap: break-word; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--panel); font-weight: 600; border-left: 1px solid var(--line); min-width: 168px; }
thead th .number { color: var(--soft); font-weight: 400; }
tbody th { position: sticky; left: 0; z-index: 1; min-width: 180px; max-width: 220px; font-weight: 600; background: var(--ground); }
tbody.group th[colspan] { position: static; max-width: none; background: var(--panel); color: var(--soft); font-weight: 600; }
tbody.group th[colspan] span { position: sticky; left: 10px; }
td.stands-out { background: var(--stands-out); border-left: 3px solid var(--stands-out-edge); }
.mark { font-weight: 700; color: var(--stands-out-edge); }
td.none { color: var(--soft); font-style: italic; }
sup { line-height: 0; white-space: nowrap; font-size: 10px; }
sup a { padding: 0 1px; }
ol.notes { list-style: none; margin: 0; padding: 0; }
ol.notes li { padding: 4px 0 4px 52px; text-indent: -52px; border-bottom: 1px solid var(--line); break-inside: avoid; }
ol.notes b { display: inline-block; width: 52px; text-indent: 0; color: var(--accent); font-weight: 600; }
ol.notes .where { color: var(--soft); }
.on-paper { display: none; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; }
  body { padding: 0; font-size: 10px; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  td, thead th, tbody th { min-width: 0; padding: 3px 6px; position: static; }
  a { color: inherit; }
  tbody th { width: 15%; }
  .on-screen { display: none; }
  .on-paper { display: block; }
  .on-paper ol { columns: 2; padding-left: 24px; }
  .on-paper td:nth-child(2) { width: 18%; }
}
`;
