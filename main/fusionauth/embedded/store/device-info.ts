/** What a device says about itself in `metaData.device.*` (contract sections 1.1, 2.2, 3.4, 4.1 and 5). */
export interface DeviceInfo {
  readonly description?: string | undefined;
  /** Where it was last seen, an IP address. */
  readonly lastAccessedAddress?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}
