/** What Electron hands to listeners: an event that can be prevented, with the details of this one. */
export interface FakeEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function eventOf<D extends object>(details: D): D & FakeEvent {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
