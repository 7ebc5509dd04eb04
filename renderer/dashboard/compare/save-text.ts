/** Hands a text file to the person, as the browser does with any download. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has not read it yet when click() returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
