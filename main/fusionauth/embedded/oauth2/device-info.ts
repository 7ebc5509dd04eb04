import type { Parameters } from '../http/parameters.ts';
import type { DeviceInfo } from '../store/device-info.ts';

/** What a request says about the device it comes from. */
export function readDeviceInfo(parameters: Parameters): DeviceInfo {
  const name = parameters.get('metaData.device.name');
  const description = parameters.get('metaData.device.description');
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    type: parameters.get('metaData.device.type') ?? 'UNKNOWN',
  };
}
